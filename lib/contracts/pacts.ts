import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { PactContentSchema } from '#lib/contracts/pact-content.ts';
import { LineText, nothing, PageQuery, PersonRef, pageOf, Timestamp } from '#lib/contracts/shared-schemas.ts';
import { VERSION_STATUSES } from '#lib/domain/pacts/types.ts';

/** A control that may be shown disabled: why, and who could. */
export const May = z.strictObject({ allowed: z.boolean(), reason: z.string() });

export const FindingResource = z.strictObject({
  level: z.enum(['error', 'warning']),
  code: z.string(),
  path: z.string(),
  clause: z.string().nullable(),
  message: z.string(),
  fix: z.string().nullable(),
  /** Where in a condition's text it fails. */
  column: z.int().nullable(),
});

export const VersionSummary = z.strictObject({
  number: z.int(),
  status: z.enum(VERSION_STATUSES),
  digest: z.string(),
  author: PersonRef,
  submittedAt: Timestamp,
  activatedAt: Timestamp.nullable(),
  endedAt: Timestamp.nullable(),
  isSolo: z.boolean(),
  isNarrowing: z.boolean(),
  ratifyBy: Timestamp.nullable(),
  ratifiedAt: Timestamp.nullable(),
});

export const SignatureResource = z.strictObject({
  person: PersonRef,
  kind: z.enum(['approval', 'ratification', 'withdrawal']),
  role: z.string().nullable(),
  at: Timestamp,
});

const ChangeResource = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']),
  path: z.string(),
  clause: z.string().nullable(),
  /** What a person would say changed. */
  text: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
const SegmentResource = z.strictObject({ kind: z.enum(['equal', 'ins', 'del']), text: z.string() });

export const DiffResource = z.strictObject({
  /** The version compared with; null for nothing before. */
  against: z.int().nullable(),
  changes: z.array(ChangeResource),
  clauses: z.array(
    z.strictObject({
      key: z.string(),
      status: z.enum(['added', 'removed', 'changed', 'unchanged']),
      /** The numbers it is read under, null where it is not there. */
      before: z.int().nullable(),
      after: z.int().nullable(),
      title: z.array(SegmentResource),
      obligation: z.array(SegmentResource),
    }),
  ),
  newlyCovered: z.array(z.string()),
  noLongerCovered: z.array(z.string()),
});

export const VersionResource = VersionSummary.extend({
  pact: z.strictObject({ id: z.string(), key: z.string(), name: z.string() }),
  content: PactContentSchema,
  note: z.string(),
  restoredFrom: z.int().nullable(),
  reason: z.string().nullable(),
  signatures: z.array(SignatureResource),
  activatedBy: PersonRef.nullable(),
  approvals: z.strictObject({ needed: z.int(), given: z.int(), eligible: z.array(PersonRef) }),
  /** Each clause in plain words, by its key. */
  inWords: z.record(z.string(), z.string()),
  /** Against the active version, or the one before it. */
  diff: DiffResource,
  may: z.strictObject({
    approve: May,
    sendBack: May,
    activate: May,
    withdraw: May,
    ratify: May,
    restore: May,
  }),
  /** How many gates decide by the newest revision; `revision` is the workspace's. */
  adoption: z.strictObject({ gates: z.int(), current: z.int(), revision: z.int() }),
});

export const DraftResource = z.strictObject({
  pact: z.strictObject({ id: z.string(), key: z.string(), name: z.string() }),
  content: PactContentSchema,
  /** For `If-Match`; also the `ETag` header. */
  etag: z.string(),
  basedOn: z.int().nullable(),
  nextVersion: z.int(),
  author: PersonRef,
  updatedAt: Timestamp,
  findings: z.array(FindingResource),
  inWords: z.record(z.string(), z.string()),
});

export const PactSummary = z.strictObject({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  purpose: z.string(),
  active: VersionSummary.nullable(),
  /** In review or approved, waiting to become active. */
  waiting: VersionSummary.nullable(),
  hasDraft: z.boolean(),
  agents: z.array(z.string()),
  clauses: z.int(),
});

export const PactResource = PactSummary.extend({
  createdAt: Timestamp,
  createdBy: PersonRef,
  versions: z.array(VersionSummary),
});

const pactParams = z.strictObject({ pactKey: z.string().max(63) });
const versionParams = pactParams.extend({ number: z.coerce.number().int().min(1).max(1_000_000) });

const common = { tag: 'pacts', query: nothing } as const;

export const listPactsContract = defineContract({
  ...common,
  name: 'listPacts',
  method: 'GET',
  path: '/pacts',
  summary: 'Every pact, with what is in force and what waits.',
  permission: 'pact:read',
  params: nothing,
  query: z.strictObject(PageQuery),
  body: nothing,
  answer: pageOf(PactSummary),
  status: 200,
  problems: [],
});

export const createPactContract = defineContract({
  ...common,
  name: 'createPact',
  method: 'POST',
  path: '/pacts',
  summary: 'Make a pact with its first draft.',
  permission: 'pact:draft',
  params: nothing,
  body: PactContentSchema,
  answer: DraftResource,
  status: 201,
  problems: ['key_taken'],
});

export const readPactContract = defineContract({
  ...common,
  name: 'readPact',
  method: 'GET',
  path: '/pacts/{pactKey}',
  summary: 'One pact and all its versions.',
  permission: 'pact:read',
  params: pactParams,
  body: nothing,
  answer: PactResource,
  status: 200,
  problems: ['not_found'],
});

export const readDraftContract = defineContract({
  ...common,
  name: 'readDraft',
  method: 'GET',
  path: '/pacts/{pactKey}/draft',
  summary: 'The draft, with what the lint finds.',
  permission: 'pact:read',
  params: pactParams,
  body: nothing,
  answer: DraftResource,
  status: 200,
  problems: ['not_found', 'draft_missing'],
});

export const startDraftContract = defineContract({
  ...common,
  name: 'startDraft',
  method: 'POST',
  path: '/pacts/{pactKey}/draft',
  summary: 'Start the next draft from a version.',
  permission: 'pact:draft',
  params: pactParams,
  body: z.strictObject({ from: z.int().min(1) }),
  answer: DraftResource,
  status: 201,
  problems: ['not_found', 'draft_exists'],
});

export const saveDraftContract = defineContract({
  ...common,
  name: 'saveDraft',
  method: 'PUT',
  path: '/pacts/{pactKey}/draft',
  summary: 'Replace the draft; `If-Match` names the one that was read.',
  permission: 'pact:draft',
  params: pactParams,
  body: PactContentSchema,
  answer: DraftResource,
  status: 200,
  problems: ['not_found', 'draft_missing', 'draft_changed', 'precondition_required'],
});

export const discardDraftContract = defineContract({
  ...common,
  name: 'discardDraft',
  method: 'DELETE',
  path: '/pacts/{pactKey}/draft',
  summary: 'Throw the draft away; versions stay.',
  permission: 'pact:draft',
  params: pactParams,
  body: nothing,
  answer: z.strictObject({ pact: z.strictObject({ key: z.string() }) }),
  status: 200,
  problems: ['not_found', 'draft_missing', 'draft_changed', 'precondition_required'],
});

export const lintUnsavedPactContract = defineContract({
  ...common,
  name: 'lintUnsavedPact',
  method: 'POST',
  path: '/pacts/{pactKey}/lint',
  summary: 'What the lint finds in this text; nothing is saved.',
  permission: 'pact:read',
  params: pactParams,
  body: PactContentSchema,
  answer: z.strictObject({ findings: z.array(FindingResource), inWords: z.record(z.string(), z.string()) }),
  status: 200,
  problems: ['not_found'],
});

export const submitDraftContract = defineContract({
  ...common,
  name: 'submitDraft',
  method: 'POST',
  path: '/pacts/{pactKey}/draft/submit',
  summary: 'Make the next version of the draft and ask for review.',
  permission: 'pact:submit',
  params: pactParams,
  body: z.strictObject({ note: z.string().trim().max(2000).default('') }),
  answer: VersionResource,
  status: 201,
  problems: ['not_found', 'draft_missing', 'draft_changed', 'pact_not_evaluable', 'pact_status'],
});

export const readVersionContract = defineContract({
  ...common,
  name: 'readVersion',
  method: 'GET',
  path: '/pacts/{pactKey}/versions/{number}',
  summary: 'A version as it was submitted, who signed it and what changed.',
  permission: 'pact:read',
  params: versionParams,
  body: nothing,
  answer: VersionResource,
  status: 200,
  problems: ['not_found'],
});

export const diffVersionsContract = defineContract({
  ...common,
  name: 'diffVersions',
  method: 'GET',
  path: '/pacts/{pactKey}/versions/{number}/diff',
  summary: 'What changed since another version, in words.',
  permission: 'pact:read',
  params: versionParams,
  query: z.strictObject({ against: z.coerce.number().int().min(1).optional() }),
  body: nothing,
  answer: DiffResource,
  status: 200,
  problems: ['not_found'],
});

const onVersion = {
  ...common,
  method: 'POST',
  params: versionParams,
  answer: VersionResource,
  status: 200,
} as const;
const digestBody = z.strictObject({ digest: z.string().max(80) });
const reasonBody = z.strictObject({ reason: LineText });

export const approveVersionContract = defineContract({
  ...onVersion,
  name: 'approveVersion',
  path: '/pacts/{pactKey}/versions/{number}/approve',
  summary: 'Sign a version; the signature is bound to the digest.',
  permission: 'pact:approve',
  body: digestBody,
  problems: ['not_found', 'version_not_in_review', 'approval_own', 'approval_repeated', 'approval_digest'],
});

export const sendBackVersionContract = defineContract({
  ...onVersion,
  name: 'sendBackVersion',
  path: '/pacts/{pactKey}/versions/{number}/send-back',
  summary: 'Close the version with a reason; its text becomes the draft again if there is none.',
  permission: 'pact:approve',
  body: reasonBody,
  problems: ['not_found', 'pact_status'],
});

export const activateVersionContract = defineContract({
  ...onVersion,
  name: 'activateVersion',
  path: '/pacts/{pactKey}/versions/{number}/activate',
  summary: 'Put the version in force. No decision made after the answer follows an older one.',
  permission: 'pact:narrow',
  body: digestBody,
  problems: ['not_found', 'forbidden', 'pact_status', 'approvals_missing', 'approval_digest', 'conflict'],
});

export const withdrawVersionContract = defineContract({
  ...onVersion,
  name: 'withdrawVersion',
  path: '/pacts/{pactKey}/versions/{number}/withdraw',
  summary: 'Take the active version out of force. It widens, so it needs what activation needs.',
  permission: 'pact:withdraw',
  body: reasonBody,
  problems: ['not_found', 'pact_status', 'approvals_missing'],
});

export const ratifyVersionContract = defineContract({
  ...onVersion,
  name: 'ratifyVersion',
  path: '/pacts/{pactKey}/versions/{number}/ratify',
  summary: 'Sign, as a second person, what was activated alone or because it only narrows.',
  permission: 'pact:approve',
  body: digestBody,
  problems: ['not_found', 'pact_status', 'approval_own', 'approval_repeated', 'approval_digest'],
});

export const restoreVersionContract = defineContract({
  ...onVersion,
  name: 'restoreVersion',
  path: '/pacts/{pactKey}/versions/{number}/restore',
  summary: 'Make this version’s exact text the next version, in review.',
  permission: 'pact:submit',
  body: reasonBody,
  status: 201,
  problems: ['not_found', 'pact_not_evaluable', 'pact_status'],
});
