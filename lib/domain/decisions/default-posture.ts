import type { Posture } from '#lib/domain/decisions/types.ts';

/** What a new workspace starts with: consequential actions are never open by accident. */
export const DEFAULT_POSTURE: Posture = {
  low: { effect: 'allow' },
  moderate: { effect: 'allow' },
  high: { effect: 'review', owner: null, role: 'approver', quorum: 1, expiresIn: 'PT30M' },
  critical: { effect: 'block', owner: null },
};
