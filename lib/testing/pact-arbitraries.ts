import fc from 'fast-check';
import { ROLES } from '#lib/domain/access/permissions.ts';
import { TIERS } from '#lib/domain/actions/types.ts';
import {
  type Clause,
  type Consequence,
  EVIDENCE_METHODS,
  type EvidenceDemand,
  LIMIT_SCOPES,
  type PactContent,
  type Requirement,
  SEVERITIES,
  WEEKDAYS,
} from '#lib/domain/pacts/types.ts';

/** Few enough that random clauses and requests often meet. */
export const SAMPLE_ACTIONS = [
  'tool:wire-transfer',
  'tool:wire-recall',
  'tool:pay-invoice',
  'shell:exec',
  'git:push',
] as const;

const CONDITIONS = [
  'context.amount <= 5000',
  "context.currency == 'EUR'",
  'context.amount > 0 && context.amount < 100',
  'has(context.invoice)',
  'tier == "critical"',
] as const;

const duration = fc.constantFrom('PT10M', 'PT30M', 'PT1H', 'P1D');

/** Few enough that random demands and random evidence often meet. */
export const SAMPLE_CHECKS = ['citation-accuracy', 'prompt-injection', 'old-check'] as const;

/** Any demand for evidence that can be evaluated. */
export const anyDemand: fc.Arbitrary<EvidenceDemand> = fc.record(
  {
    check: fc.constantFrom(...SAMPLE_CHECKS),
    methods: fc.subarray([...EVIDENCE_METHODS], { minLength: 2 }),
    maxAge: duration,
    sameBuild: fc.boolean(),
    minResult: fc.constantFrom('0.5', '0.95', '1'),
  },
  { requiredKeys: ['check', 'methods', 'maxAge', 'sameBuild'] },
);

/** Any requirement that can be evaluated. */
export const anyRequirement: fc.Arbitrary<Requirement> = fc.oneof(
  anyDemand.map((demand) => ({ type: 'evidence' as const, ...demand })),
  fc.record({ type: fc.constant('condition' as const), cel: fc.constantFrom(...CONDITIONS) }),
  fc.record({
    type: fc.constant('approval' as const),
    role: fc.constantFrom(...ROLES),
    quorum: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    type: fc.constant('limit' as const),
    count: fc.integer({ min: 1, max: 9 }),
    window: duration,
    per: fc.constantFrom(...LIMIT_SCOPES),
  }),
  fc.record({
    type: fc.constant('limit' as const),
    sum: fc.record({ of: fc.constant('context.amount'), max: fc.constantFrom('100', '20000.50') }),
    window: duration,
    per: fc.constantFrom(...LIMIT_SCOPES),
  }),
  fc.record({
    type: fc.constant('time' as const),
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    from: fc.constantFrom('00:00', '09:00', '22:00'),
    to: fc.constantFrom('06:00', '17:30'),
    timeZone: fc.constantFrom('UTC', 'Europe/Zurich'),
  }),
);

const anyConsequence: fc.Arbitrary<Consequence> = fc.oneof(
  fc.constant({ type: 'block' as const }),
  fc.record({
    type: fc.constant('review' as const),
    role: fc.constantFrom(...ROLES),
    quorum: fc.integer({ min: 1, max: 3 }),
    expiresIn: duration,
  }),
);

const text = fc.string({ minLength: 1, maxLength: 40 });

/** Any clause with the key. */
export function anyClause(key: string): fc.Arbitrary<Clause> {
  return fc.record(
    {
      key: fc.constant(key),
      title: text,
      obligation: text,
      severity: fc.constantFrom(...SEVERITIES),
      scope: fc.record(
        {
          actions: fc.subarray([...SAMPLE_ACTIONS, 'tool:wire-*'], { minLength: 1 }),
          tiers: fc.subarray([...TIERS]),
          when: fc.constantFrom(...CONDITIONS),
        },
        { requiredKeys: ['actions', 'tiers'] },
      ),
      authorises: fc.boolean(),
      requires: fc.array(anyRequirement, { maxLength: 3 }),
      evidence: fc.array(anyDemand, { minLength: 1, maxLength: 2 }),
      consequence: anyConsequence,
      onStale: anyConsequence,
      owner: fc.constantFrom('payments-ops', 'platform'),
      reviewCadenceDays: fc.integer({ min: 1, max: 365 }),
      recourse: text,
    },
    {
      requiredKeys: [
        ...(['key', 'title', 'obligation', 'severity', 'scope', 'authorises', 'requires'] as const),
        ...(['consequence', 'owner', 'reviewCadenceDays', 'recourse'] as const),
      ],
    },
  );
}

/** Any pact of at most five clauses, their keys all different. */
export const anyPact: fc.Arbitrary<PactContent> = fc.integer({ min: 1, max: 5 }).chain((count) =>
  fc.record({
    key: fc.constant('sample'),
    name: text,
    purpose: text,
    agents: fc.record({ keys: fc.subarray(['agent_one', 'agent_two']), labels: fc.constant({}) }),
    approvalsNeeded: fc.integer({ min: 0, max: 3 }),
    clauses: fc.tuple(...Array.from({ length: count }, (_, at) => anyClause(`clause-${at + 1}`))),
  }),
);
