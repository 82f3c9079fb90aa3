import * as z from 'zod';
import { DecisionFilterQuery } from '#lib/contracts/decision-counts.ts';
import { ReasonResource, WaiverResource } from '#lib/contracts/decision-reasons.ts';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  ActionName,
  BuildDigest,
  nothing,
  PageQuery,
  ProseText,
  pageOf,
  TierName,
  Timestamp,
} from '#lib/contracts/shared-schemas.ts';
import { EVIDENCE_FAULTS } from '#lib/domain/decisions/proof-facts.ts';
import { EFFECTS } from '#lib/domain/decisions/types.ts';
import { WOULD } from '#lib/domain/shadows/types.ts';

/** 10 KiB: the most `context` may hold as JSON text. */
export const MAX_CONTEXT_BYTES = 10 * 1024;

const JsonObjectSchema = z.record(z.string(), z.json());

const ContextSchema = JsonObjectSchema.refine(
  (context) => new TextEncoder().encode(JSON.stringify(context)).length <= MAX_CONTEXT_BYTES,
  `must hold at most ${MAX_CONTEXT_BYTES} bytes`,
);

/** What an agent asks. `agentId` takes an id or a key. */
export const DecideBody = z.strictObject({
  agentId: z.string().min(1).max(100),
  action: ActionName,
  resourceTier: TierName.optional(),
  resource: z
    .strictObject({
      type: z.string().min(1).max(100),
      id: z.string().min(1).max(500),
      properties: JsonObjectSchema.optional(),
    })
    .optional(),
  context: ContextSchema.optional(),
  buildDigest: BuildDigest.optional(),
  workflow: z.string().min(1).max(100).optional(),
  session: z.string().min(1).max(200).optional(),
  delegatedBy: z.array(z.string().min(1).max(100)).max(8).optional(),
  supports: z
    .array(z.enum(['degrade', 'settle']))
    .max(8)
    .optional(),
  idempotencyKey: z
    .string()
    .min(1)
    .max(200)
    .refine((text) => !/\p{Cc}/u.test(text), 'must hold no control characters')
    .optional(),
  reviewId: z.string().min(1).max(60).optional(),
  minRevision: z.int().min(0).optional(),
  mode: z.enum(['enforce', 'dry_run']).default('enforce'),
});

export const PactRefResource = z.strictObject({
  key: z.string(),
  name: z.string(),
  version: z.int(),
  digest: z.string(),
});

/** The answer an agent gets, allowed or not. */
export const DecisionAnswer = z.strictObject({
  id: z.string(),
  mode: z.enum(['enforce', 'dry_run']),
  allowed: z.boolean(),
  effect: z.enum(EFFECTS),
  summary: z.string(),
  reasons: z.array(ReasonResource),
  obligations: z.array(z.json()),
  review: z.strictObject({ id: z.string(), url: z.string(), expiresAt: Timestamp }).nullable(),
  tier: TierName,
  pacts: z.array(PactRefResource),
  /** What was waived, by which override. */
  waivers: z.array(WaiverResource),
  requestDigest: z.string(),
  revision: z.int(),
  evaluatedAt: Timestamp,
  /** Until when an `allow` may be acted on; null when not allowed. */
  validUntil: Timestamp.nullable(),
});

export const decideContract = defineContract({
  name: 'decide',
  method: 'POST',
  path: '/decisions',
  tag: 'decisions',
  summary: 'Ask before acting. Always 200 when a decision was made, allowed or not.',
  permission: 'decision:make',
  params: nothing,
  query: nothing,
  body: DecideBody,
  answer: DecisionAnswer,
  status: 200,
  problems: [
    'test_key_enforces',
    'decision_expired',
    'idempotency_reused',
    'revision_unreached',
    'snapshot_stale',
    'queue_full',
    'contended',
    'gate_unavailable',
  ],
});

export const BATCH_SEMANTICS = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;

export const decideBatchContract = defineContract({
  name: 'decideBatch',
  method: 'POST',
  path: '/decisions/batch',
  tag: 'decisions',
  summary: 'Ask up to 100 times at once. With a short-circuit the answers stop at the first that ends it.',
  permission: 'decision:make',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    requests: z.array(DecideBody).min(1).max(100),
    semantics: z.enum(BATCH_SEMANTICS).default('execute_all'),
  }),
  answer: z.strictObject({ decisions: z.array(DecisionAnswer) }),
  status: 200,
  problems: [
    'test_key_enforces',
    'decision_expired',
    'idempotency_reused',
    'revision_unreached',
    'snapshot_stale',
    'queue_full',
    'contended',
    'gate_unavailable',
  ],
});

const decisionParams = z.strictObject({ decisionId: z.string().max(60) });

export const OUTCOME_STATUSES = ['executed', 'failed', 'skipped'] as const;
export const OutcomeResource = z.strictObject({
  status: z.enum(OUTCOME_STATUSES),
  detail: z.string(),
  reportedAt: Timestamp,
});

export const reportOutcomeContract = defineContract({
  name: 'reportOutcome',
  method: 'POST',
  path: '/decisions/{decisionId}/outcome',
  tag: 'decisions',
  summary: 'Say what became of an allowed action.',
  permission: 'decision:report',
  params: decisionParams,
  query: nothing,
  body: z.strictObject({
    status: z.enum(OUTCOME_STATUSES),
    detail: ProseText.max(2000)
      .refine((text) => !text.includes('\u0000'), 'must hold no null character')
      .default(''),
  }),
  answer: OutcomeResource,
  status: 201,
  problems: ['not_found', 'outcome_refused', 'gate_unavailable'],
});

/** A row of the decisions list. */
export const DecisionSummary = z.strictObject({
  id: z.string(),
  evaluatedAt: Timestamp,
  agent: z.strictObject({ id: z.string(), key: z.string() }),
  action: z.string(),
  tier: TierName,
  effect: z.enum(EFFECTS),
  mode: z.enum(['enforce', 'dry_run']),
  summary: z.string(),
  reviewId: z.string().nullable(),
  /** For what was allowed: whether an override stood in for something, and whether the glass was broken for it. */
  waivedBy: z.enum(['override', 'break_glass']).nullable(),
  outcome: z.enum(OUTCOME_STATUSES).nullable(),
  /** For what proof that does not hold stood against: what is wrong with the first of it. */
  proofFault: z.enum(EVIDENCE_FAULTS).nullable(),
});

/** The whole of one decision, as it was recorded. */
export const DecisionResource = z.strictObject({
  decision: DecisionAnswer,
  agent: z.strictObject({ id: z.string(), key: z.string(), name: z.string(), owner: z.string() }).nullable(),
  /** Exactly what was asked. */
  request: z.json(),
  /** What the gate knew. */
  facts: z.json(),
  engine: z.string(),
  keyId: z.string().nullable(),
  outcomes: z.array(OutcomeResource),
  /** What versions in shadow would have answered; the decision follows none of them. */
  shadows: z.array(
    z.strictObject({
      pact: z.strictObject({ key: z.string(), name: z.string() }),
      version: z.int(),
      would: z.enum(WOULD),
      summary: z.string(),
    }),
  ),
});

export const listDecisionsContract = defineContract({
  name: 'listDecisions',
  method: 'GET',
  path: '/decisions',
  tag: 'decisions',
  summary: 'Decisions, newest first.',
  permission: 'decision:read',
  params: nothing,
  query: z.strictObject({
    ...PageQuery,
    ...DecisionFilterQuery,
    from: z.iso.datetime().optional(),
    to: z.iso.datetime().optional(),
    /** Only what was decided after this decision. */
    after: z.string().max(60).optional(),
    requestDigest: z.string().max(80).optional(),
  }),
  body: nothing,
  answer: pageOf(DecisionSummary),
  status: 200,
  problems: [],
});

export const readDecisionContract = defineContract({
  name: 'readDecision',
  method: 'GET',
  path: '/decisions/{decisionId}',
  tag: 'decisions',
  summary: 'One decision with everything it was made from.',
  permission: 'decision:read',
  params: decisionParams,
  query: nothing,
  body: nothing,
  answer: DecisionResource,
  status: 200,
  problems: ['not_found'],
});

export const replayDecisionContract = defineContract({
  name: 'replayDecision',
  method: 'POST',
  path: '/decisions/{decisionId}/replay',
  tag: 'decisions',
  summary: 'Decide the recorded request again from the recorded facts and compare, byte for byte.',
  permission: 'decision:replay',
  params: decisionParams,
  query: nothing,
  body: nothing,
  answer: z.strictObject({
    isSame: z.boolean(),
    /** Paths at which the replay differs; empty when it is the same. */
    differences: z.array(z.string()),
    recordedDigest: z.string(),
    replayedDigest: z.string(),
    engine: z.strictObject({ recorded: z.string(), now: z.string() }),
  }),
  status: 200,
  problems: ['not_found'],
});
