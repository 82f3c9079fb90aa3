import * as z from 'zod';
import { PactContentSchema } from '#lib/contracts/pact-content.ts';
import { PersonRef, Timestamp } from '#lib/contracts/shared-schemas.ts';
import { TIERS } from '#lib/domain/actions/types.ts';
import { VERSION_STATUSES } from '#lib/domain/pacts/types.ts';

/** A control that may be shown disabled: why, and who could. */
const May = z.strictObject({ allowed: z.boolean(), reason: z.string() });

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

const SignatureResource = z.strictObject({
  person: PersonRef,
  kind: z.enum(['approval', 'ratification', 'withdrawal']),
  role: z.string().nullable(),
  at: Timestamp,
});

/** An approval of another text on the way to this one. */
const VoidedApprovalResource = z.strictObject({
  person: PersonRef,
  number: z.int(),
  digest: z.string(),
  at: Timestamp,
  /** Who submitted the text that followed; null while none has. */
  editor: PersonRef.nullable(),
  /** The numbers of the clauses that edit touched. */
  clauses: z.array(z.int()),
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
  /** The same actions with their tier, and what the posture alone answers at it. */
  coverage: z.array(
    z.strictObject({
      action: z.string(),
      tier: z.enum(TIERS),
      isCovered: z.boolean(),
      posture: z.enum(['allow', 'review', 'block']),
    }),
  ),
  /** Whether no request can get a weaker answer than before. */
  onlyNarrows: z.boolean(),
});

export const VersionResource = VersionSummary.extend({
  pact: z.strictObject({ id: z.string(), key: z.string(), name: z.string() }),
  content: PactContentSchema,
  note: z.string(),
  restoredFrom: z.int().nullable(),
  reason: z.string().nullable(),
  signatures: z.array(SignatureResource),
  /** Approvals that ended when a version was sent back or edited, and whose edit it was. */
  voidedApprovals: z.array(VoidedApprovalResource),
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
  /** The version in shadow now, and until when. */
  shadow: z.strictObject({ number: z.int(), endsAt: Timestamp }).nullable(),
  agents: z.array(z.string()),
  clauses: z.int(),
});

export const PactResource = PactSummary.extend({
  createdAt: Timestamp,
  createdBy: PersonRef,
  versions: z.array(VersionSummary),
});
