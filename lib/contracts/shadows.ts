import * as z from 'zod';
import { DecisionSummary } from '#lib/contracts/decisions.ts';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { LineText, nothing, PageQuery, PersonRef, pageOf, Timestamp } from '#lib/contracts/shared-schemas.ts';
import { EFFECTS } from '#lib/domain/decisions/types.ts';
import { WOULD } from '#lib/domain/shadows/types.ts';

const versionParams = z.strictObject({
  pactKey: z.string().max(63),
  number: z.coerce.number().int().min(1).max(1_000_000),
});

const May = z.strictObject({ allowed: z.boolean(), reason: z.string() });

/** How often one answer would have become another. */
export const ShadowCellResource = z.strictObject({
  was: z.enum(EFFECTS),
  would: z.enum(WOULD),
  count: z.int(),
  firstAt: Timestamp.nullable(),
  lastAt: Timestamp.nullable(),
});

/** Whose answers would have been others, at which action. */
export const ShadowHitResource = ShadowCellResource.extend({
  agent: z.strictObject({ id: z.string(), key: z.string() }),
  action: z.string(),
});

/** One run of a version in shadow, and what it found. */
export const ShadowRun = z.strictObject({
  id: z.string(),
  state: z.enum(['running', 'ended']),
  startedAt: Timestamp,
  startedBy: PersonRef,
  endsAt: Timestamp,
  endedAt: Timestamp.nullable(),
  endedBy: PersonRef.nullable(),
  endReason: z.string(),
  /** How many decisions it looked at, how many would have ended otherwise, and for how many that is not known. */
  looked: z.int(),
  changed: z.int(),
  unknown: z.int(),
  firstAt: Timestamp.nullable(),
  lastAt: Timestamp.nullable(),
  cells: z.array(ShadowCellResource),
  /** Those hit most often first. */
  hits: z.array(ShadowHitResource),
  hasMoreHits: z.boolean(),
  /** Clauses with a limit that nothing in force counts: they were asked as if little had been used. */
  uncountedLimits: z.array(z.string()),
});

/** Where a version stands with its shadow. */
export const ShadowResource = z.strictObject({
  pact: z.strictObject({ id: z.string(), key: z.string(), name: z.string() }),
  number: z.int(),
  digest: z.string(),
  /** The latest run; null where there was none. */
  shadow: ShadowRun.nullable(),
  may: z.strictObject({
    start: May,
    end: May,
    /** Whether it can be activated: what that needs is the same with results and without. */
    promote: May,
  }),
});

const onVersion = {
  tag: 'pacts',
  query: nothing,
  params: versionParams,
  answer: ShadowResource,
} as const;

export const startShadowContract = defineContract({
  ...onVersion,
  name: 'startShadow',
  method: 'POST',
  path: '/pacts/{pactKey}/versions/{number}/shadow',
  summary: 'Evaluate a version on live traffic until a date, without enforcing it.',
  permission: 'pact:shadow',
  body: z.strictObject({
    /** From one hour to 30 days ahead. */
    endsAt: z.iso.datetime(),
  }),
  status: 201,
  problems: ['not_found', 'shadow_status'],
});

export const endShadowContract = defineContract({
  ...onVersion,
  name: 'endShadow',
  method: 'POST',
  path: '/pacts/{pactKey}/versions/{number}/shadow/end',
  summary: 'End a version’s shadow before its date. What it found stays.',
  permission: 'pact:shadow',
  body: z.strictObject({ reason: LineText }),
  status: 200,
  problems: ['not_found', 'shadow_status'],
});

export const readShadowContract = defineContract({
  ...onVersion,
  name: 'readShadow',
  method: 'GET',
  path: '/pacts/{pactKey}/versions/{number}/shadow',
  summary: 'A version’s shadow, running or the last one, and what it would have answered.',
  permission: 'pact:read',
  body: nothing,
  status: 200,
  problems: ['not_found'],
});

/** A decision, and what the version would have answered. */
export const ShadowedDecision = z.strictObject({
  decision: DecisionSummary,
  would: z.enum(WOULD),
  /** In one sentence, as `decision.summary` says what was answered. */
  summary: z.string(),
});

export const listShadowDecisionsContract = defineContract({
  name: 'listShadowDecisions',
  method: 'GET',
  path: '/pacts/{pactKey}/versions/{number}/shadow/decisions',
  tag: 'pacts',
  summary:
    'The decisions a version’s latest shadow looked at, or those of one cell of its matrix, newest first.',
  permission: 'decision:read',
  params: versionParams,
  query: z.strictObject({
    ...PageQuery,
    was: z.enum(EFFECTS).optional(),
    would: z.enum(WOULD).optional(),
    agent: z.string().max(100).optional(),
    action: z.string().max(128).optional(),
  }),
  body: nothing,
  answer: pageOf(ShadowedDecision),
  status: 200,
  problems: ['not_found'],
});
