import fc from 'fast-check';
import { TIERS } from '#lib/domain/actions/types.ts';
import type {
  AgentFact,
  DecisionRequest,
  JsonObject,
  LimitState,
  PostureRule,
  ReviewFact,
  StopFact,
} from '#lib/domain/decisions/types.ts';
import { SAMPLE_AGENT, sampleFacts, type WholeCase } from '#lib/testing/decision-cases.ts';
import { anyPact, SAMPLE_ACTIONS } from '#lib/testing/pact-arbitraries.ts';
import { BUILDS, PROOF_SHAPE, proofAndExceptions } from '#lib/testing/proof-arbitraries.ts';

const tier = fc.constantFrom(...TIERS);
const agent: AgentFact = { ...SAMPLE_AGENT, key: 'agent_one' };

const anyContext: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      amount: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(0, 50, 99.5, 250, 5000, 5000.01, 20_000) },
        fc.constantFrom(-1, 2 ** 60, '250', '12.50', 'lots', null, true),
      ),
      currency: fc.constantFrom('EUR', 'CHF'),
      invoice: fc.constantFrom('INV-1', null),
    },
    { requiredKeys: [] },
  )
  .map((made) => made as JsonObject);

const anyPosture: fc.Arbitrary<PostureRule> = fc.oneof(
  fc.constant({ effect: 'allow' as const }),
  fc.record({ effect: fc.constant('block' as const), owner: fc.constantFrom(null, 'platform') }),
  fc.record({
    effect: fc.constant('review' as const),
    owner: fc.constantFrom(null, 'platform'),
    role: fc.constantFrom('approver' as const, 'operator' as const),
    quorum: fc.integer({ min: 1, max: 3 }),
    expiresIn: fc.constantFrom('PT30M', 'PT1H'),
  }),
);

const anyStop: fc.Arbitrary<StopFact> = fc.record({
  id: fc.constantFrom('stp_1', 'stp_2'),
  target: fc.constantFrom('workspace', 'agent', 'action'),
  targetId: fc.constant('wsp_1'),
  mode: fc.constantFrom('freeze', 'kill'),
  reason: fc.constant('Odd transfers.'),
  by: fc.constant('Mara Lind'),
  at: fc.constant(1),
});

const anyLimitState: fc.Arbitrary<LimitState> = fc.record({
  ordinal: fc.integer({ min: 0, max: 9 }),
  total: fc.constantFrom('0', '1', '5', '8', '99.99', '15000.5'),
});

const anyNow = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) })
  .map((ms) => ms - (ms % 1_000));

const anyReviewShape = fc.record({
  isKnown: fc.boolean(),
  status: fc.oneof(
    { weight: 8, arbitrary: fc.constant('approved' as const) },
    fc.constantFrom(...(['pending', 'denied', 'steered', 'recalled', 'expired'] as const)),
  ),
  isUsed: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  isSameRequest: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  isInTime: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  coversAll: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
});

const rarely = <T>(arbitrary: fc.Arbitrary<T>, usual: T) =>
  fc.oneof({ weight: 15, arbitrary: fc.constant(usual) }, arbitrary);

const anyShape = fc.record({
  pacts: fc.array(anyPact, { maxLength: 4 }),
  labels: fc.array(
    fc.constantFrom<Readonly<Record<string, string>>>({}, { env: 'prod' }, { env: 'prod', desk: 'treasury' }),
    {
      minLength: 4,
      maxLength: 4,
    },
  ),
  action: fc.constantFrom(...SAMPLE_ACTIONS),
  context: anyContext,
  catalogueTier: tier,
  resourceTier: fc.option(tier, { nil: undefined }),
  posture: anyPosture,
  stops: rarely(fc.array(anyStop, { minLength: 1, maxLength: 2 }), []),
  agent: rarely<AgentFact | null>(fc.constantFrom(null, { ...agent, isRetired: true }), agent),
  callerAgentId: rarely<string | null>(fc.constantFrom('agt_other', agent.id), null),
  delegates: rarely<(AgentFact | null)[]>(
    fc.constantFrom([null], [agent], [{ ...agent, isRetired: true }]),
    [],
  ),
  ...PROOF_SHAPE,
  build: fc.constantFrom(undefined, ...BUILDS),
  states: fc.array(anyLimitState, { minLength: 1, maxLength: 5 }),
  review: fc.option(anyReviewShape, { nil: undefined }),
  isDryRun: fc.boolean(),
  now: anyNow,
});

/** Any request under any pacts and facts, whole. Most have an agent, no stop and a few clauses that match. */
export const anyWholeCase: fc.Arbitrary<WholeCase> = anyShape.map((shape) => {
  const pacts = shape.pacts.map((content, index) => ({
    pactId: `pct_${index}`,
    version: index + 1,
    digest: `sha256:${index}`,
    content: {
      ...content,
      key: `pact-${(index * 7) % 5}`,
      agents: { ...content.agents, labels: shape.labels[index] ?? {} },
    },
  }));
  const refs = [
    ...pacts.flatMap(({ pactId, version, content }) =>
      content.clauses.map(({ key }) => `clause:${pactId}:${version}:${key}`),
    ),
    ...TIERS.map((one) => `posture:${one}`),
  ];
  const { review } = shape;
  const fact: ReviewFact | null = review?.isKnown
    ? {
        id: 'rev_1',
        status: review.status,
        isUsed: review.isUsed,
        requestDigest: review.isSameRequest ? 'sha256:request' : 'sha256:other',
        demandsDigest: 'sha256:demands',
        causes: review.coversAll ? refs : refs.slice(1),
        expiresAt: shape.now + (review.isInTime ? 1 : 0),
        text: 'Split it.',
      }
    : null;
  const request: DecisionRequest = {
    agentId: agent.id,
    action: shape.action,
    context: shape.context,
    mode: shape.isDryRun ? 'dry_run' : 'enforce',
    ...(shape.resourceTier ? { resourceTier: shape.resourceTier } : {}),
    ...(shape.delegates.length > 0 ? { delegatedBy: shape.delegates.map(() => 'agent_other') } : {}),
    ...(review ? { reviewId: 'rev_1' } : {}),
    ...(shape.build ? { buildDigest: shape.build } : {}),
  };
  return {
    request,
    facts: sampleFacts({
      agent: shape.agent,
      delegates: shape.delegates,
      callerAgentId: shape.callerAgentId,
      stops: shape.stops,
      catalogueTier: shape.catalogueTier,
      posture: shape.posture,
      review: fact,
      ...proofAndExceptions(shape, shape.now),
    }),
    pacts,
    readLimit: (limitRef) =>
      shape.states[limitRef.length % shape.states.length] ?? { ordinal: 0, total: '0' },
    now: shape.now,
  };
});
