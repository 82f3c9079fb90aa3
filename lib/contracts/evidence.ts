import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  BuildDigest,
  KeyText,
  nothing,
  PageQuery,
  PersonRef,
  ProseText,
  pageOf,
  Timestamp,
  timestamp,
} from '#lib/contracts/shared-schemas.ts';
import type { CheckResult, Evidence } from '#lib/domain/evidence/types.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';

/** 2 MiB and 8 MiB: a thousand results, and the file of one run. */
const MAX_BULK_BYTES = 2 * 1024 * 1024;
const MAX_IMPORT_BYTES = 8 * 1024 * 1024;
const MOST_AT_ONCE = 1000;

const Count = z.int('must be a whole number').min(0, 'must not be negative').max(1_000_000_000);
const Figure = z.number('must be a number');

/** What a check found: how many cases passed and failed, or a value held against a threshold. */
export const ResultSchema = z.union([
  z
    .strictObject({ passed: Count, failed: Count })
    .refine(({ passed, failed }) => passed + failed > 0, 'must count at least one case'),
  z.strictObject({ value: Figure, threshold: Figure, passes: z.enum(['at_least', 'at_most']) }),
]);

const Ref = z.strictObject({ id: z.string(), key: z.string(), name: z.string() });
const Moment = z.iso.datetime({ offset: true, error: 'must be a time such as 2027-01-31T14:00:00Z' });
const Sha256 = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hex digits');
const MethodName = z.enum(EVIDENCE_METHODS);

/** One result of a check on one build at one time. */
export const EvidenceResource = z.strictObject({
  id: z.string(),
  agent: Ref,
  check: Ref,
  /** Null for what an agent says of itself with its own key. */
  source: Ref.nullable(),
  method: MethodName,
  result: ResultSchema,
  observedAt: Timestamp,
  receivedAt: Timestamp,
  /** The earlier of observed and received: what its age counts from. */
  countsFrom: Timestamp,
  buildDigest: z.string().nullable(),
  artifactDigest: z.string().nullable(),
  signature: z.string().nullable(),
  /** The evidence it takes the place of. */
  corrects: z.string().nullable(),
  /** The evidence that took its place. */
  correctedBy: z.string().nullable(),
  note: z.string(),
  createdBy: PersonRef,
});
export type EvidenceResource = z.output<typeof EvidenceResource>;

/** What was recorded, in the order in which it was sent. */
export const EvidenceIds = z.strictObject({ ids: z.array(z.string()) });
export type EvidenceIds = z.output<typeof EvidenceIds>;

const about = {
  /** An agent's id or key. */
  agent: z.string().min(1).max(100),
  /** A check's key. */
  check: KeyText,
  /** A source's key; left out for what an agent says of itself with its own key. */
  source: KeyText.optional(),
  method: MethodName,
  buildDigest: BuildDigest.optional(),
};

export const EvidenceBody = z.strictObject({
  ...about,
  result: ResultSchema,
  observedAt: Moment,
  /** The digest of the file the result was read from. */
  artifactDigest: Sha256.optional(),
  /** Ed25519, in base64, over the canonical JSON of what is said. */
  signature: z
    .string()
    .regex(/^[A-Za-z0-9+/]{86}==$/, 'must be the 64 bytes of an Ed25519 signature in base64')
    .optional(),
  /** The id of the evidence this takes the place of. */
  corrects: z.string().min(1).max(60).optional(),
  note: ProseText.optional(),
});

export const EVIDENCE_FORMATS = ['promptfoo', 'junit'] as const;

export const ImportEvidenceBody = z.strictObject({
  ...about,
  format: z.enum(EVIDENCE_FORMATS),
  /** The whole file, as the tool wrote it. */
  content: z.string().min(1, 'must not be empty'),
  /** Taken where the file says no time of its own. */
  observedAt: Moment.optional(),
});

const PROBLEMS = [
  'agent_retired',
  'check_retired',
  'evidence_future',
  'evidence_method',
  'evidence_source',
  'evidence_signature',
  'evidence_correction',
] as const;

export const recordEvidenceContract = defineContract({
  name: 'recordEvidence',
  method: 'POST',
  path: '/evidence',
  tag: 'evidence',
  summary: 'Record one result of a check. It is kept for good; a correction is new evidence that names it.',
  permission: 'evidence:write',
  params: nothing,
  query: nothing,
  body: EvidenceBody,
  answer: EvidenceResource,
  status: 201,
  problems: PROBLEMS,
});

export const recordManyEvidenceContract = defineContract({
  name: 'recordManyEvidence',
  method: 'POST',
  path: '/evidence/bulk',
  tag: 'evidence',
  summary: 'Record up to 1000 results, all of them or none. Answers their ids in the same order.',
  permission: 'evidence:write',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    items: z.array(EvidenceBody).min(1, 'must hold at least one item').max(MOST_AT_ONCE),
  }),
  answer: EvidenceIds,
  status: 201,
  problems: PROBLEMS,
  maxBodyBytes: MAX_BULK_BYTES,
});

export const importEvidenceContract = defineContract({
  name: 'importEvidence',
  method: 'POST',
  path: '/evidence/import',
  tag: 'evidence',
  summary: 'Record what a promptfoo JSON or a JUnit XML file says, as one result.',
  permission: 'evidence:write',
  params: nothing,
  query: nothing,
  body: ImportEvidenceBody,
  answer: EvidenceResource,
  status: 201,
  problems: [...PROBLEMS.filter((code) => code !== 'evidence_correction'), 'import_unreadable'],
  maxBodyBytes: MAX_IMPORT_BYTES,
});

export const listEvidenceContract = defineContract({
  name: 'listEvidence',
  method: 'GET',
  path: '/evidence',
  tag: 'evidence',
  summary: 'Evidence as it was received, newest first.',
  permission: 'evidence:read',
  params: nothing,
  query: z.strictObject({
    ...PageQuery,
    /** An agent's id or key. */
    agent: z.string().max(100).optional(),
    /** A check's key. */
    check: z.string().max(63).optional(),
    /** A source's key. */
    source: z.string().max(63).optional(),
    method: MethodName.optional(),
    /** Observed at this time or later. */
    from: Moment.optional(),
    /** Observed before this time. */
    to: Moment.optional(),
  }),
  body: nothing,
  answer: pageOf(EvidenceResource),
  status: 200,
  problems: [],
});

export const readEvidenceContract = defineContract({
  name: 'readEvidence',
  method: 'GET',
  path: '/evidence/{evidenceId}',
  tag: 'evidence',
  summary: 'One piece of evidence, with what it corrects and what corrected it.',
  permission: 'evidence:read',
  params: z.strictObject({ evidenceId: z.string().max(60) }),
  query: nothing,
  body: nothing,
  answer: EvidenceResource,
  status: 200,
  problems: ['not_found'],
});

export function presentEvidence(found: Evidence): EvidenceResource {
  return {
    ...found,
    agent: { ...found.agent },
    check: { ...found.check },
    source: found.source && { ...found.source },
    result: presentResult(found.result),
    observedAt: timestamp(found.observedAt),
    receivedAt: timestamp(found.receivedAt),
    countsFrom: timestamp(found.countsFrom),
    createdBy: { ...found.createdBy },
  };
}

export function presentResult(result: CheckResult): EvidenceResource['result'] {
  return { ...result };
}

export function presentEvidencePage(page: {
  readonly items: readonly Evidence[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentEvidence), next: page.next };
}

export function presentEvidenceIds(ids: readonly string[]): EvidenceIds {
  return { ids: [...ids] };
}
