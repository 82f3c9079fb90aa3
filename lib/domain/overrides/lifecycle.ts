import { type Role, roleAllows, roleCovers } from '#lib/domain/access/permissions.ts';
import { timeWords } from '#lib/domain/decisions/words.ts';
import type { Override, OverrideState, OverrideStatus } from '#lib/domain/overrides/types.ts';
import type { ProblemCode } from '#lib/domain/problems/codes.ts';

/** Where an override may go. What has ended goes nowhere any more. */
const TRANSITIONS: Readonly<Record<OverrideStatus, readonly OverrideStatus[]>> = {
  requested: ['granted', 'denied', 'revoked', 'expired'],
  granted: ['expired', 'exhausted', 'revoked'],
  denied: [],
  expired: [],
  exhausted: [],
  revoked: [],
};

/** Somebody who acts on an override: a person with the role they hold now. */
export type OverrideActor = { readonly personId: string; readonly role: Role };

export type OverrideRefusal = {
  readonly code: Extract<
    ProblemCode,
    'override_status' | 'override_own' | 'override_role' | 'override_target' | 'forbidden'
  >;
  readonly text: string;
};

/** Whether the transition table lets an override go from one status to the other. */
export function canTransition(from: OverrideStatus, to: OverrideStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

type Timed = Pick<Override, 'status' | 'startsAt' | 'endsAt' | 'used' | 'maxUses'>;

/** What the override is now. The end is not included; what was used up before its end was used up. */
export function stateOf({ status, startsAt, endsAt, used, maxUses }: Timed, now: Date): OverrideState {
  if (status !== 'granted' && status !== 'requested') return status;
  if (status === 'granted' && used >= maxUses) return 'exhausted';
  if (now >= endsAt) return 'expired';
  if (status === 'requested') return 'requested';
  return now < startsAt ? 'scheduled' : 'active';
}

/** How many uses an override has left; none once it has ended. */
export function usesLeft(override: Timed, now: Date): number {
  const state = stateOf(override, now);
  const hasEnded = state !== 'requested' && state !== 'scheduled' && state !== 'active';
  return hasEnded ? 0 : Math.max(0, override.maxUses - override.used);
}

/**
 * Why the person may neither grant nor deny the override now; null where they may do both.
 * INVARIANT: nobody grants what they asked for.
 */
export function refuseAnswer(
  override: Override,
  { personId, role }: OverrideActor,
  overrideRole: Role,
  now: Date,
): OverrideRefusal | null {
  if (!canTransition(override.status, 'granted') || now >= override.endsAt)
    return { code: 'override_status', text: howItStands(override, now) };
  if (override.requestedBy.id === personId)
    return { code: 'override_own', text: 'You asked for this; somebody else answers. You can withdraw it.' };
  if (roleAllows(role, 'override:grant') && roleCovers(role, overrideRole)) return null;
  const wanted = overrideRole.replace('_', ' ');
  return { code: 'override_role', text: `Overrides are granted here by the role ${wanted}.` };
}

/** Why the person may not end the override now: anybody with override:revoke, or its requester before an answer. */
export function refuseRevoke(override: Override, actor: OverrideActor, now: Date): OverrideRefusal | null {
  const state = stateOf(override, now);
  if (!canTransition(override.status, 'revoked') || state === 'expired' || state === 'exhausted')
    return { code: 'override_status', text: howItStands(override, now) };
  const isOwn = override.requestedBy.id === actor.personId;
  if (override.status === 'requested')
    return isOwn
      ? null
      : { code: 'override_own', text: 'Only who asked for it withdraws it; others grant or deny it.' };
  if (roleAllows(actor.role, 'override:revoke')) return null;
  return { code: 'forbidden', text: 'Ending a granted override needs the permission override:revoke.' };
}

/** Why the person may not answer the review that breaking the glass owes; null where they may. */
export function refuseReview(override: Override, { personId, role }: OverrideActor): OverrideRefusal | null {
  const { review, requestedBy } = override;
  if (!review) return { code: 'override_status', text: 'Only breaking the glass owes a review.' };
  if (review.reviewedAt) return { code: 'override_status', text: 'The review has been answered.' };
  if (requestedBy.id === personId)
    return { code: 'override_own', text: 'You broke the glass; somebody else looks at it.' };
  if (roleAllows(role, 'override:review')) return null;
  return { code: 'forbidden', text: 'Your role does not answer these reviews.' };
}

/** Where the override stands, in a sentence. */
export function howItStands(override: Override, now: Date): string {
  const { answeredBy, endedBy, startsAt, endsAt, maxUses } = override;
  const by = (person: Override['answeredBy']) => (person ? ` by ${person.name}` : '');
  switch (stateOf(override, now)) {
    case 'requested':
      return 'It waits for somebody to grant or deny it.';
    case 'denied':
      return `It was denied${by(answeredBy)}.`;
    case 'scheduled':
      return `It is granted and starts at ${timeWords(startsAt.getTime())}.`;
    case 'active':
      return `It is granted until ${timeWords(endsAt.getTime())}.`;
    case 'expired':
      return `It ended at ${timeWords(endsAt.getTime())}.`;
    case 'exhausted':
      return maxUses === 1 ? 'Its one use is spent.' : `All of its ${maxUses} uses are spent.`;
    case 'revoked':
      return `It was ${answeredBy ? 'revoked' : 'withdrawn'}${by(endedBy)}.`;
  }
}
