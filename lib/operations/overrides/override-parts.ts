import type { Principal, Scope } from '#lib/domain/access/principal.ts';
import type { OverrideRole } from '#lib/domain/access/workspace.ts';
import {
  howItStands,
  type OverrideActor,
  type OverrideRefusal,
  refuseAnswer,
  refuseReview,
  refuseRevoke,
  stateOf,
  usesLeft,
} from '#lib/domain/overrides/lifecycle.ts';
import type { Override } from '#lib/domain/overrides/types.ts';
import type { May, OverrideView } from '#lib/domain/overrides/views.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { loadStandings, type Standing } from '#lib/operations/overrides/override-standing.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as overrides from '#lib/store/overrides.ts';
import type { Transaction } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

export type OverrideCall = { readonly params: { readonly overrideId: string } };

/** One override, or `not_found`. */
export async function requireOverride(transaction: Transaction, overrideId: string): Promise<Override> {
  const override = await overrides.find(transaction, overrideId);
  if (!override) throw notFound();
  return override;
}

/** The person who acts; raises `person_required` for anything else. */
export function actorOf({ principal }: Scope): OverrideActor {
  if (principal.type === 'person') return principal;
  throw new Problem('person_required', 'This needs a person who is signed in; keys are refused.');
}

/** The role that grants overrides in this workspace. */
export async function readOverrideRole(transaction: Transaction): Promise<OverrideRole> {
  const workspace = await workspaces.find(transaction);
  if (!workspace) throw notFound();
  return workspace.overrideRole;
}

/** Raises the refusal, where there is one. */
export function assertNotRefused(refusal: OverrideRefusal | null): void {
  if (refusal) throw new Problem(refusal.code, refusal.text);
}

/** Why what it is an exception to is not in force, as a refusal; null where it is. */
export function refuseTarget({ fault }: Standing): OverrideRefusal | null {
  return fault === null ? null : { code: 'override_target', text: fault };
}

/** The refusal for who came second. */
export function answeredMeanwhile(): Problem {
  return new Problem('override_status', 'Somebody else was first. Read it again.');
}

/** Adds what each override is now and what the caller may do about it. */
export async function viewOverrides(
  transaction: Transaction,
  found: readonly Override[],
): Promise<OverrideView[]> {
  if (found.length === 0) return [];
  const now = systemClock();
  const overrideRole = await readOverrideRole(transaction);
  const standingOf = await loadStandings(
    transaction,
    found.map((override) => override.target),
  );
  return found.map((override) => {
    const standing = standingOf(override.target);
    const state = stateOf(override, now);
    const reason = standing.fault ?? (state === 'active' ? '' : howItStands(override, now));
    const { review } = override;
    return {
      ...override,
      state,
      usesLeft: usesLeft(override, now),
      isReviewOverdue: review !== null && review.reviewedAt === null && now >= review.dueAt,
      words: standing.words,
      isInForce: reason === '',
      notInForceReason: reason,
      may: mayOf(transaction.scope.principal, override, { overrideRole, standing, now }),
    };
  });
}

/** The same for one override, read by its id. */
export async function viewOverride(transaction: Transaction, overrideId: string): Promise<OverrideView> {
  const [view] = await viewOverrides(transaction, [await requireOverride(transaction, overrideId)]);
  if (!view) throw notFound();
  return view;
}

type Here = { readonly overrideRole: OverrideRole; readonly standing: Standing; readonly now: Date };

function mayOf(
  principal: Principal,
  override: Override,
  { overrideRole, standing, now }: Here,
): OverrideView['may'] {
  if (principal.type !== 'person') {
    const no = { allowed: false, reason: 'Only a person who is signed in can do this.' };
    return { grant: no, deny: no, revoke: no, review: no };
  }
  const answer = refuseAnswer(override, principal, overrideRole, now);
  return {
    grant: may(answer ?? refuseTarget(standing)),
    deny: may(answer),
    revoke: may(refuseRevoke(override, principal, now)),
    review: may(refuseReview(override, principal)),
  };
}

function may(refusal: OverrideRefusal | null): May {
  return { allowed: refusal === null, reason: refusal?.text ?? '' };
}
