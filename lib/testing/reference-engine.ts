import { TIERS, type Tier } from '#lib/domain/actions/types.ts';
import type { ActivePact, Effect } from '#lib/domain/decisions/types.ts';
import type { Clause, Consequence } from '#lib/domain/pacts/types.ts';
import type { WholeCase } from '#lib/testing/decision-cases.ts';
import { referenceEvidence } from '#lib/testing/reference-evidence.ts';
import {
  type ReferenceOutcome,
  type ReferenceStep,
  referenceCondition,
  referenceLimit,
  referenceMs,
  referenceRequirement,
} from '#lib/testing/reference-requirements.ts';

/** What the reference says of a decision: everything but the words. */
export type ReferenceDecision = {
  readonly effect: Effect;
  readonly tier: Tier;
  readonly clauses: readonly { clause: string; outcome: string; effect: Effect; requirements: string[] }[];
  readonly causes: readonly string[];
  readonly demands: { causes: string[]; expiresInMs: number } | null;
  readonly uses: readonly string[];
};

type Said = {
  readonly clause: Clause;
  readonly ref: string;
  readonly requirements: ReferenceOutcome[];
  readonly steps: ReferenceStep[];
  readonly isWhenBroken: boolean;
  /** What follows where it does not hold. */
  readonly follows: Consequence;
  readonly isWaived: boolean;
  readonly effect: Effect;
};

/**
 * The rules of a decision once more, slow and obvious: every clause of every pact is looked at, one rule after the
 * other, sharing no code with the engine. Random pacts and requests must be answered alike by both.
 */
export function referenceDecide(whole: WholeCase): ReferenceDecision {
  const { request, facts, now } = whole;
  const tier = TIERS[Math.max(rank(facts.catalogueTier), rank(request.resourceTier ?? 'low'))] ?? 'critical';
  const blocked = (causes: string[]): ReferenceDecision => ({
    effect: 'block',
    tier,
    clauses: [],
    causes,
    demands: null,
    uses: [],
  });

  const refusals = [...facts.stops.map((stop) => `stop ${stop.id}`), ...identityRefusals(whole)];
  if (refusals.length > 0) return blocked(refusals);

  const said = inOrder(whole.pacts).flatMap(({ pact, clause }) => sayOf(pact, clause, whole, tier) ?? []);
  const speaksOfCatalogueTier = ({ scope }: Said['clause']) =>
    scope.tiers.length === 0 || scope.tiers.includes(facts.catalogueTier);
  const isLifted = said.some(
    (one) =>
      one.clause.authorises &&
      !one.isWhenBroken &&
      one.effect !== 'block' &&
      speaksOfCatalogueTier(one.clause),
  );
  const held = isLifted ? 'allow' : facts.posture.effect;
  const waiver = held === 'allow' || tier !== facts.catalogueTier ? null : overrideFor(whole, tier);
  const posture = waiver ? 'allow' : held;
  const all = [...said.map((one) => one.effect), posture];
  const effect = all.includes('block') ? 'block' : all.includes('review') ? 'review' : 'allow';

  const needed = effect === 'review' ? neededRefs(said, posture, tier) : [];
  const reviewRefusal = effect === 'review' ? refusalOfReview(whole, needed, now) : null;
  const isAnswered = effect === 'review' && request.reviewId !== undefined && reviewRefusal === null;
  return {
    effect: isAnswered ? 'allow' : effect,
    tier,
    clauses: said.map((one) => ({
      clause: one.clause.key,
      outcome: isAnswered && one.effect === 'review' ? 'answered' : wordOf(one),
      effect: isAnswered ? 'allow' : one.effect,
      requirements: [...(one.isWhenBroken ? ['error'] : []), ...one.requirements],
    })),
    causes: isAnswered
      ? []
      : [...(posture === 'allow' ? [] : ['posture']), ...(reviewRefusal === null ? [] : [reviewRefusal])],
    demands: effect === 'review' && !isAnswered ? demandsOf(said, posture, whole, tier) : null,
    uses:
      request.mode === 'dry_run' || (effect !== 'allow' && !isAnswered)
        ? []
        : usesOf(said, waiver, isAnswered),
  };
}

const rank = (tier: Tier): number => TIERS.indexOf(tier);

function identityRefusals({ request, facts }: WholeCase): string[] {
  const { agent } = facts;
  if (agent === null) return ['agent_unknown'];
  if (facts.callerAgentId !== null && facts.callerAgentId !== agent.id) return ['key_not_bound'];
  if (agent.isRetired) return ['agent_retired'];
  return (request.delegatedBy ?? []).flatMap((_, index) => {
    const delegate = facts.delegates[index];
    if (!delegate) return ['delegate_unknown'];
    return delegate.isRetired ? ['delegate_retired'] : [];
  });
}

function inOrder(pacts: readonly ActivePact[]): { pact: ActivePact; clause: Clause }[] {
  const sorted = [...pacts].sort((a, b) => (a.content.key < b.content.key ? -1 : 1));
  return sorted.flatMap((pact) => pact.content.clauses.map((clause) => ({ pact, clause })));
}

function sayOf(pact: ActivePact, clause: Clause, whole: WholeCase, tier: Tier): Said | null {
  const { request, facts, now } = whole;
  const { keys, labels } = pact.content.agents;
  const hasLabels = Object.keys(labels).length > 0;
  const isBound =
    keys.includes(facts.agent?.key ?? '') ||
    (hasLabels && Object.entries(labels).every(([name, value]) => facts.agent?.labels[name] === value));
  const isNamed = clause.scope.actions.some((pattern) =>
    pattern.endsWith('*') ? request.action.startsWith(pattern.slice(0, -1)) : request.action === pattern,
  );
  const between = TIERS.filter((one) => rank(one) >= rank(facts.catalogueTier) && rank(one) <= rank(tier));
  const isTier = clause.scope.tiers.length === 0 || clause.scope.tiers.some((one) => between.includes(one));
  const { when } = clause.scope;
  const applies = when === undefined ? true : referenceCondition(when, request.context ?? {}, tier);
  if (!isBound || !isNamed || !isTier || applies === false) return null;

  const steps: ReferenceStep[] = [];
  const asked = [
    ...clause.requires,
    ...(clause.evidence ?? []).map((demand) => ({ ...demand, type: 'evidence' as const })),
  ];
  const stale = new Set<number>();
  const requirements = asked.map((requirement, index) => {
    if (requirement.type === 'evidence') {
      const { outcome, isStale } = referenceEvidence(requirement, request, facts, now);
      if (isStale) stale.add(index);
      return outcome;
    }
    if (requirement.type !== 'limit') return referenceRequirement(requirement, request, tier, now);
    const { outcome, step } = referenceLimit(requirement, `${pact.pactId}:${clause.key}`, whole);
    if (step) steps.push(step);
    return outcome;
  });
  const isWhenBroken = applies === 'error';
  const missing = asked.flatMap(({ type }, index) =>
    requirements[index] === 'satisfied' ? [] : [{ type, isStale: stale.has(index) }],
  );
  const real = missing.filter(({ type }) => type !== 'approval');
  const isOnlyStale = !isWhenBroken && real.length > 0 && !real.some((one) => !one.isStale);
  const follows = isOnlyStale ? (clause.onStale ?? clause.consequence) : clause.consequence;
  const isKept = missing.length === 0 && !isWhenBroken;
  const effect: Effect = isKept ? 'allow' : !isWhenBroken && real.length === 0 ? 'review' : follows.type;
  const ref = `clause:${pact.pactId}:${pact.version}:${clause.key}`;
  const said = { clause, ref, requirements, steps, isWhenBroken, follows, effect, isWaived: false };
  const hasError = isWhenBroken || requirements.includes('error');
  const use = isKept || hasError ? null : overrideFor(whole, `${pact.pactId} ${clause.key}`);
  if (!use) return said;
  return { ...said, steps: [...steps, use], isWaived: true, effect: 'allow' };
}

/** The first override of that target that is running and not used up, as the use it would take. */
function overrideFor({ facts, readLimit, now }: WholeCase, target: string): ReferenceStep | null {
  for (const one of facts.overrides ?? []) {
    const name = one.target.type === 'clause' ? `${one.target.pactId} ${one.target.clause}` : one.target.tier;
    const { ordinal } = readLimit(`override:${one.id}`, 0);
    if (name === target && one.startsAt <= now && now < one.endsAt && ordinal < one.maxUses)
      return { ref: `override:${one.id}`, start: 0, ordinal: ordinal + 1, total: String(ordinal + 1) };
  }
  return null;
}

function wordOf({ effect, isWhenBroken, isWaived, requirements }: Said): string {
  if (isWaived) return 'waived';
  if (effect === 'allow') return 'kept';
  return isWhenBroken || requirements.includes('error') ? 'error' : 'unsatisfied';
}

function neededRefs(said: readonly Said[], posture: Effect, tier: Tier): string[] {
  const held = said.filter((one) => one.effect === 'review').map((one) => one.ref);
  return posture === 'review' ? [...held, `posture:${tier}`] : held;
}

function refusalOfReview(
  { request, facts }: WholeCase,
  needed: readonly string[],
  now: number,
): string | null {
  if (request.reviewId === undefined) return null;
  const { review } = facts;
  if (review === null) return 'review_unknown';
  if (review.requestDigest !== facts.requestDigest) return 'review_other_request';
  if (review.status !== 'approved') return `review_${review.status}`;
  if (review.isUsed) return 'review_used';
  if (now >= review.expiresAt) return 'review_expired';
  return needed.every((ref) => review.causes.includes(ref)) ? null : 'review_other_causes';
}

function demandsOf(
  said: readonly Said[],
  posture: Effect,
  { facts }: WholeCase,
  tier: Tier,
): NonNullable<ReferenceDecision['demands']> {
  const causes = new Map<string, number>();
  const expiries: number[] = [];
  const ask = (ref: string, role: string, quorum: number) =>
    causes.set(`${ref} ${role}`, Math.max(quorum, causes.get(`${ref} ${role}`) ?? 0));
  for (const { clause, ref, effect, follows } of said) {
    if (effect !== 'review') continue;
    const consequence = follows;
    if (consequence.type === 'review') ask(ref, consequence.role, consequence.quorum);
    for (const one of clause.requires) if (one.type === 'approval') ask(ref, one.role, one.quorum);
    expiries.push(consequence.type === 'review' ? referenceMs(consequence.expiresIn) : 1_800_000);
  }
  if (posture === 'review' && facts.posture.effect === 'review') {
    ask(`posture:${tier}`, facts.posture.role, facts.posture.quorum);
    expiries.push(referenceMs(facts.posture.expiresIn));
  }
  return {
    causes: [...causes].map(([cause, quorum]) => `${cause} ${quorum}`).sort(),
    expiresInMs: Math.min(...expiries),
  };
}

function usesOf(said: readonly Said[], waiver: ReferenceStep | null, isAnswered: boolean): string[] {
  const steps = [...said.flatMap((one) => one.steps), ...(waiver ? [waiver] : [])];
  const lines = steps.map(({ ref, start, ordinal, total }) => `${ref} ${start} ${ordinal} ${total}`);
  if (isAnswered) lines.push('review 0 1 0');
  return [...new Set(lines)].sort();
}
