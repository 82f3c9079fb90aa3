import { TIERS, type Tier } from '#lib/domain/actions/types.ts';
import type { Facts, OtherCause, Posture, PostureRule } from '#lib/domain/decisions/types.ts';
import { lengthWords, peopleWords } from '#lib/domain/decisions/words.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';

export type PostureCause = Extract<OtherCause, { kind: 'posture' }>;

const RULES_BY_STRICTNESS = ['block', 'review', 'allow'] as const;

/** Who answers for a posture that names no team. */
const WORKSPACE_LEADS = 'the workspace’s trust leads';

/**
 * The rule that applies to a request: the strictest of every tier from the catalogue's to the effective one, the highest
 * tier's among equals. So a caller who raises the tier never meets a weaker rule than without.
 */
export function postureRule(posture: Posture, catalogueTier: Tier, effectiveTier: Tier): PostureRule {
  const [low, high] = [TIERS.indexOf(catalogueTier), TIERS.indexOf(effectiveTier)];
  const rules = TIERS.slice(low, high + 1)
    .reverse()
    .map((tier) => posture[tier]);
  return (
    RULES_BY_STRICTNESS.flatMap((effect) => rules.find((rule) => rule.effect === effect) ?? [])[0] ??
    posture[effectiveTier]
  );
}

/** Step 7: what the workspace's posture says of a tier no authorising clause stands for; null where it allows. */
export function postureCause(facts: Facts, action: string, tier: Tier): PostureCause | null {
  const rule = facts.posture;
  if (rule.effect === 'allow') return null;
  const ownerName = rule.owner === null ? WORKSPACE_LEADS : (facts.teams[rule.owner] ?? rule.owner);
  const pact = {
    kind: 'pact',
    text: `Put a pact in force with a clause that authorises ${action} for this agent.`,
    owner: ownerName,
  } as const;
  const base = { kind: 'posture', tier, owner: rule.owner, ownerName } as const;
  if (rule.effect === 'block') return { ...base, effect: 'block', remedies: [pact] };
  const within = lengthWords(postureExpiryMs(rule.expiresIn));
  const review = {
    kind: 'review',
    text: `${peopleWords(rule.quorum, rule.role)} can approve exactly this request within ${within}.`,
    owner: ownerName,
  } as const;
  return { ...base, effect: 'review', remedies: [review, pact] };
}

/** How long a review that the posture asks for stays open; half an hour where the rule cannot be read. */
export function postureExpiryMs(expiresIn: string): number {
  return parseDurationMs(expiresIn) ?? 30 * 60_000;
}
