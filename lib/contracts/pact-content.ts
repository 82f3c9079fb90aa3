import * as z from 'zod';
import { KeyText, RoleName, TierName } from '#lib/contracts/shared-schemas.ts';
import { EVIDENCE_METHODS, LIMIT_SCOPES, SEVERITIES, WEEKDAYS } from '#lib/domain/pacts/types.ts';

// A draft may be unfinished, so texts may be empty here; what must be there before it can be submitted is the lint's to say.
const Duration = z.string().max(40).describe('ISO 8601 duration of fixed length, such as PT30M or P1D');
const Line = z.string().max(200);
const Prose = z.string().max(4000);

const ConditionRequirementSchema = z.strictObject({
  type: z.literal('condition'),
  cel: z.string().max(2000),
});
const ApprovalRequirementSchema = z.strictObject({
  type: z.literal('approval'),
  role: RoleName,
  quorum: z.int().min(1).max(10),
});
const LimitRequirementSchema = z.strictObject({
  type: z.literal('limit'),
  count: z.int().min(1).max(1_000_000_000).optional(),
  sum: z.strictObject({ of: z.string().max(200), max: z.string().max(40) }).optional(),
  window: Duration,
  per: z.enum(LIMIT_SCOPES),
});
const TimeRequirementSchema = z.strictObject({
  type: z.literal('time'),
  days: z.array(z.enum(WEEKDAYS)).max(7),
  from: z.string().max(5),
  to: z.string().max(5),
  timeZone: z.string().max(60),
});

const EVIDENCE_DEMAND = {
  check: z.string().max(63),
  methods: z.array(z.enum(EVIDENCE_METHODS)).max(EVIDENCE_METHODS.length),
  maxAge: Duration,
  sameBuild: z.boolean(),
  minResult: z.string().max(20).describe('Share of passes that is enough, from 0 to 1').optional(),
};
const EvidenceRequirementSchema = z.strictObject({ type: z.literal('evidence'), ...EVIDENCE_DEMAND });

/** The requirements that can be evaluated; any other type is refused by name. */
const RequirementSchema = z.discriminatedUnion('type', [
  ConditionRequirementSchema,
  ApprovalRequirementSchema,
  LimitRequirementSchema,
  TimeRequirementSchema,
  EvidenceRequirementSchema,
]);

const ConsequenceSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('block') }),
  z.strictObject({
    type: z.literal('review'),
    role: RoleName,
    quorum: z.int().min(1).max(10),
    expiresIn: Duration,
    escalate: z.strictObject({ after: Duration, to: Line }).optional(),
    excludesAgentOwner: z.boolean().optional(),
  }),
]);

const ClauseSchema = z.strictObject({
  key: z.string().max(63),
  title: Line,
  obligation: Prose,
  severity: z.enum(SEVERITIES),
  scope: z.strictObject({
    actions: z.array(z.string().max(128)).max(50),
    tiers: z.array(TierName).max(4),
    when: z.string().max(2000).optional(),
  }),
  authorises: z.boolean(),
  requires: z.array(RequirementSchema).max(20),
  evidence: z.array(z.strictObject(EVIDENCE_DEMAND)).max(10).optional(),
  consequence: ConsequenceSchema,
  onStale: ConsequenceSchema.optional(),
  owner: Line,
  reviewCadenceDays: z.int().min(1).max(366),
  recourse: Prose,
});

/** A pact as it travels and as it stands in a file. */
export const PactContentSchema = z.strictObject({
  key: KeyText,
  name: z.string().trim().min(1, 'must not be empty').max(120),
  purpose: Prose,
  agents: z.strictObject({
    keys: z.array(z.string().max(63)).max(200),
    labels: z.record(z.string().max(63), z.string().max(200)),
  }),
  approvalsNeeded: z.int().min(1).max(10),
  clauses: z.array(ClauseSchema).max(200),
});
