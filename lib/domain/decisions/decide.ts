import { higherTier, type Tier } from '#lib/domain/actions/types.ts';
import { answerReview } from '#lib/domain/decisions/answer-review.ts';
import { askWith } from '#lib/domain/decisions/asked.ts';
import { strictest } from '#lib/domain/decisions/combine.ts';
import { ENGINE_VERSION } from '#lib/domain/decisions/engine-version.ts';
import { type ClauseVerdict, evaluateClause } from '#lib/domain/decisions/evaluate-clause.ts';
import { findIdentityCause } from '#lib/domain/decisions/identity.ts';
import type { Policy } from '#lib/domain/decisions/policy.ts';
import { type PostureCause, postureCause } from '#lib/domain/decisions/posture.ts';
import type { Asked } from '#lib/domain/decisions/requirements/requirement.ts';
import { reviewDemands } from '#lib/domain/decisions/review-demands.ts';
import { stopCauses } from '#lib/domain/decisions/stops.ts';
import { summarise } from '#lib/domain/decisions/summary.ts';
import type {
  AgentFact,
  ClauseOutcome,
  Decision,
  DecisionRequest,
  Effect,
  Facts,
  OtherCause,
  ReadLimit,
  ReviewDemands,
  Use,
} from '#lib/domain/decisions/types.ts';
import { usesOf } from '#lib/domain/decisions/uses.ts';
import { type Waived, waiveClauses, waivePosture } from '#lib/domain/decisions/waive.ts';

/**
 * Decides one request: a pure function, the same inputs give the same bytes. `now` is epoch milliseconds.
 *
 * The steps, in order: stopped? known? clauses, overrides, posture, combined by the strictest, lifted by an approved
 * review.
 * INVARIANT: nothing that fails to be evaluated ever makes the answer weaker.
 */
export function decide(
  request: DecisionRequest,
  facts: Facts,
  policy: Policy,
  readLimit: ReadLimit,
  now: number,
): Decision {
  const tier = higherTier(facts.catalogueTier, request.resourceTier ?? 'low');
  const { agent } = facts;
  const refused = [...stopCauses(facts), ...findIdentityCause(request, facts)];
  if (refused.length > 0 || !agent) {
    return finish({ request, facts, tier, agent, effect: 'block', clauses: [], causes: refused });
  }
  const asked = askWith({ request, facts, agent, tier, readLimit, now });
  const { verdicts, posture, waived } = judge(asked, { request, facts, policy, agent, tier });
  const effect = strictest([
    ...verdicts.map((verdict) => verdict.outcome.effect),
    posture?.effect ?? 'allow',
  ]);
  const demands = effect === 'review' ? reviewDemands(verdicts, posture, facts) : null;
  const answer = demands && answerReview(request, facts, demands, now);
  const isAnswered = answer?.isAnswered === true;
  const causes = [...(posture && !isAnswered ? [posture] : []), ...(answer?.cause ? [answer.cause] : [])];
  return finish({
    request,
    facts,
    tier,
    agent,
    effect: isAnswered ? 'allow' : effect,
    clauses: verdicts.map((verdict) => (isAnswered ? answered(verdict.outcome) : verdict.outcome)),
    causes,
    demands: isAnswered ? null : demands,
    pacts: policy.pactsFor(agent),
    limitsRead: asked.reads,
    waived,
    uses: () => usesOf(verdicts, waived, isAnswered ? (request.reviewId ?? null) : null),
  });
}

type Bench = {
  readonly request: DecisionRequest;
  readonly facts: Facts;
  readonly policy: Policy;
  readonly agent: AgentFact;
  readonly tier: Tier;
};
type Judged = {
  readonly verdicts: readonly ClauseVerdict[];
  readonly posture: PostureCause | null;
  readonly waived: readonly Waived[];
};

/** Clauses, what overrides waive of them, and the posture where no clause stands for the action. */
function judge(asked: Asked, { request, facts, policy, agent, tier }: Bench): Judged {
  const heard = policy
    .clausesFor(agent, request.action, facts.catalogueTier, tier)
    .flatMap((compiled) => evaluateClause(compiled, asked, nameOf(facts, compiled.clause.owner)) ?? []);
  const { verdicts, waived } = waiveClauses(heard, asked, facts);
  const posture = verdicts.some((verdict) => liftsPosture(verdict, facts.catalogueTier))
    ? null
    : postureCause(facts, request.action, tier);
  const lifted = posture && waivePosture(posture, asked, facts);
  return lifted ? { verdicts, posture: null, waived: [...waived, lifted] } : { verdicts, posture, waived };
}

// INVARIANT: only a clause that speaks of the catalogue's own tier lifts the posture, so nobody reaches one by raising the tier.
function liftsPosture({ liftsPosture: lifts, compiled }: ClauseVerdict, catalogueTier: Tier): boolean {
  const { tiers } = compiled.clause.scope;
  return lifts && (tiers.length === 0 || tiers.includes(catalogueTier));
}

function nameOf(facts: Facts, team: string): string {
  return facts.teams[team] ?? team;
}

function answered(outcome: ClauseOutcome): ClauseOutcome {
  return outcome.effect === 'review'
    ? { ...outcome, outcome: 'answered', effect: 'allow', remedies: [] }
    : outcome;
}

type Outcome = {
  readonly request: DecisionRequest;
  readonly facts: Facts;
  readonly tier: Decision['tier'];
  readonly agent: AgentFact | null;
  readonly effect: Effect;
  readonly clauses: readonly ClauseOutcome[];
  readonly causes: readonly OtherCause[];
  readonly demands?: ReviewDemands | null;
  readonly pacts?: Decision['pacts'];
  readonly limitsRead?: Decision['limitsRead'];
  readonly waived?: readonly Waived[];
  readonly uses?: () => readonly Use[];
};

function finish(outcome: Outcome): Decision {
  const {
    request,
    tier,
    effect,
    clauses,
    causes,
    demands = null,
    pacts = [],
    limitsRead = [],
    waived = [],
    uses,
  } = outcome;
  const allowed = effect !== 'review' && effect !== 'block';
  const waivers = waived.map(({ waiver }) => waiver);
  return {
    engine: ENGINE_VERSION,
    effect,
    allowed,
    tier,
    summary: summarise({ request, effect, clauses, causes, demands, tier, waivers }),
    clauses,
    causes,
    pacts,
    demands,
    uses: uses && allowed && request.mode === 'enforce' ? uses() : [],
    limitsRead,
    // Left out where nothing was waived, as it was before there were overrides.
    ...(waivers.length > 0 && { waivers }),
  };
}
