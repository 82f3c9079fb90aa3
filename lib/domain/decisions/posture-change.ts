import { ROLES, type Role, roleCovers } from '#lib/domain/access/permissions.ts';
import { TIERS, type Tier } from '#lib/domain/actions/types.ts';
import type { Posture, PostureRule } from '#lib/domain/decisions/types.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';

const STRICTNESS = { allow: 0, review: 1, block: 2 } as const;

/** The tiers at which `after` asks less than `before`: a weaker effect, fewer persons, more roles or a longer wait. */
export function loosenedTiers(before: Posture, after: Posture): Tier[] {
  return TIERS.filter((tier) => isLooser(before[tier], after[tier]));
}

/** How one tier's rule differs: it asks less, asks more, or asks the same of the same people under another owner. */
export type PostureChange = { readonly tier: Tier; readonly kind: 'loosens' | 'narrows' | 'reassigns' };

/** What differs between two postures, tier by tier from the lowest. A rule that asks both less and more loosens. */
export function postureChanges(before: Posture, after: Posture): readonly PostureChange[] {
  return TIERS.flatMap((tier): PostureChange[] => {
    const [was, is] = [before[tier], after[tier]];
    if (isLooser(was, is)) return [{ tier, kind: 'loosens' }];
    if (isLooser(is, was)) return [{ tier, kind: 'narrows' }];
    return ownerOf(was) === ownerOf(is) ? [] : [{ tier, kind: 'reassigns' }];
  });
}

function ownerOf(rule: PostureRule): string | null {
  return rule.effect === 'allow' ? null : rule.owner;
}

function isLooser(before: PostureRule, after: PostureRule): boolean {
  if (before.effect !== 'review' || after.effect !== 'review')
    return STRICTNESS[after.effect] < STRICTNESS[before.effect];
  return (
    after.quorum < before.quorum ||
    letsMoreRolesAnswer(before.role, after.role) ||
    (parseDurationMs(after.expiresIn) ?? 0) > (parseDurationMs(before.expiresIn) ?? 0)
  );
}

function letsMoreRolesAnswer(before: Role, after: Role): boolean {
  return ROLES.some((held) => roleCovers(held, after) && !roleCovers(held, before));
}
