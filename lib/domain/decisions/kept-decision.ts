import type { DecisionRecord } from '#lib/domain/decisions/record.ts';

/** How long an allow may be acted on. */
export const VALID_FOR_MS = 60_000;

/** A recorded decision with everything its answer is made from. */
export type KeptDecision = {
  readonly id: string;
  /** The workspace's revision the gate had seen. */
  readonly revision: number;
  readonly record: DecisionRecord;
  /** The review that was opened, joined, named or used; null where there is none. */
  readonly review: { readonly id: string; readonly expiresAt: Date } | null;
};
