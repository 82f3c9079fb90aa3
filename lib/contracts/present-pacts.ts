import type * as z from 'zod';
import type {
  DiffResource,
  DraftResource,
  FindingResource,
  PactResource,
  PactSummary,
  VersionResource,
  VersionSummary,
} from '#lib/contracts/pact-resources.ts';
import { timestamp, timestampOrNull } from '#lib/contracts/shared-schemas.ts';
import { UNDECLARED_TIER } from '#lib/domain/actions/types.ts';
import { describeClause } from '#lib/domain/pacts/describe-clause.ts';
import { diffPacts } from '#lib/domain/pacts/diff-pacts.ts';
import type { Finding } from '#lib/domain/pacts/lint/finding.ts';
import { onlyNarrows } from '#lib/domain/pacts/narrowing.ts';
import { permittedSteps } from '#lib/domain/pacts/permitted-steps.ts';
import type { Pact, PactVersion } from '#lib/domain/pacts/stored.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import type { DraftView, PactOverview, PactPerson, VersionView } from '#lib/domain/pacts/views.ts';

type People = ReadonlyMap<string, PactPerson>;
type PersonResource = { id: string; name: string };

// A key or the product itself may have written a draft; it has an id and no name.
function personResource(people: People, id: string): PersonResource {
  return { id, name: people.get(id)?.name ?? id };
}

function pactRef(pact: Pact) {
  return { id: pact.id, key: pact.key, name: pact.name };
}

function contentResource(content: PactContent): z.output<typeof VersionResource>['content'] {
  return structuredClone(content) as z.output<typeof VersionResource>['content'];
}

function inWords(content: PactContent): Record<string, string> {
  return Object.fromEntries(content.clauses.map((clause) => [clause.key, describeClause(clause)]));
}

function findingResource(finding: Finding): z.output<typeof FindingResource> {
  return { ...finding, fix: finding.fix ?? null, column: finding.column ?? null };
}

function versionSummary(version: PactVersion, people: People): z.output<typeof VersionSummary> {
  return {
    number: version.number,
    status: version.status,
    digest: version.digest,
    author: personResource(people, version.authorId),
    submittedAt: timestamp(version.submittedAt),
    activatedAt: timestampOrNull(version.activatedAt),
    endedAt: timestampOrNull(version.endedAt),
    isSolo: version.isSolo,
    isNarrowing: version.isNarrowing,
    ratifyBy: timestampOrNull(version.ratifyBy),
    ratifiedAt: timestampOrNull(version.ratifiedAt),
  };
}

function presentPactSummary({
  pact,
  versions,
  draft,
  shadow,
  people,
}: PactOverview): z.output<typeof PactSummary> {
  const active = versions.find((version) => version.status === 'active') ?? null;
  const waiting =
    versions.find((version) => version.status === 'in_review' || version.status === 'approved') ?? null;
  const content = active?.content ?? waiting?.content ?? draft?.content ?? versions[0]?.content;
  return {
    id: pact.id,
    key: pact.key,
    name: pact.name,
    purpose: content?.purpose ?? '',
    active: active && versionSummary(active, people),
    waiting: waiting && versionSummary(waiting, people),
    hasDraft: draft !== null,
    shadow: shadow && { number: shadow.number, endsAt: timestamp(shadow.endsAt) },
    agents: [...(content?.agents.keys ?? [])],
    clauses: content?.clauses.length ?? 0,
  };
}

export function presentPactPage(page: {
  readonly items: readonly PactOverview[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentPactSummary), next: page.next };
}

export function presentPact(overview: PactOverview): z.output<typeof PactResource> {
  return {
    ...presentPactSummary(overview),
    createdAt: timestamp(overview.pact.createdAt),
    createdBy: personResource(overview.people, overview.pact.createdById),
    versions: overview.versions.map((version) => versionSummary(version, overview.people)),
  };
}

export function presentDraft({
  pact,
  draft,
  nextVersion,
  author,
  findings,
}: DraftView): z.output<typeof DraftResource> {
  return {
    pact: pactRef(pact),
    content: contentResource(draft.content),
    etag: String(draft.etag),
    basedOn: draft.basedOn,
    nextVersion,
    author: { id: draft.authorId, name: author?.name ?? draft.authorId },
    updatedAt: timestamp(draft.updatedAt),
    findings: findings.map(findingResource),
    inWords: inWords(draft.content),
  };
}

/** The ETag of a draft. */
export function draftEtag({ draft }: DraftView): string {
  return String(draft.etag);
}

export function presentDiscarded(pact: Pact) {
  return { pact: { key: pact.key } };
}

export function presentLint({
  content,
  findings,
}: {
  readonly content: PactContent;
  readonly findings: readonly Finding[];
}) {
  return { findings: findings.map(findingResource), inWords: inWords(content) };
}

export function presentDiff({
  version,
  against,
  actions,
  posture,
}: Pick<VersionView, 'version' | 'against' | 'actions' | 'posture'>): z.output<typeof DiffResource> {
  const { changes, clauses, newlyCovered, noLongerCovered } = diffPacts(
    against?.content ?? null,
    version.content,
    actions,
  );
  const tiers = new Map(actions.map(({ name, tier }) => [name, tier]));
  const covered = (action: string, isCovered: boolean) => {
    const tier = tiers.get(action) ?? UNDECLARED_TIER;
    return { action, tier, isCovered, posture: posture[tier].effect };
  };
  return {
    against: against?.number ?? null,
    changes: [...changes],
    clauses: clauses.map((clause) => ({
      ...clause,
      title: [...clause.title],
      obligation: [...clause.obligation],
    })),
    newlyCovered: [...newlyCovered],
    noLongerCovered: [...noLongerCovered],
    coverage: [
      ...newlyCovered.map((action) => covered(action, true)),
      ...noLongerCovered.map((action) => covered(action, false)),
    ],
    onlyNarrows: onlyNarrows(against?.content ?? null, version.content),
  };
}

export function presentVersion(view: VersionView): z.output<typeof VersionResource> {
  const { version, people, signatures, approvers } = view;
  const approvals = signatures.filter(
    ({ kind, digest, personId }) =>
      kind === 'approval' && digest === version.digest && personId !== version.authorId,
  );
  return {
    ...versionSummary(version, people),
    pact: pactRef(view.pact),
    content: contentResource(version.content),
    note: version.note,
    restoredFrom: version.restoredFrom,
    reason: version.reason,
    signatures: signatures.map(({ personId, kind, at }) => ({
      person: personResource(people, personId),
      kind,
      role: people.get(personId)?.role ?? null,
      at: timestamp(at),
    })),
    voidedApprovals: view.voided.map(({ personId, editorId, number, digest, at, clauses }) => ({
      person: personResource(people, personId),
      number,
      digest,
      at: timestamp(at),
      editor: editorId === null ? null : personResource(people, editorId),
      clauses: [...clauses],
    })),
    activatedBy: version.activatedById === null ? null : personResource(people, version.activatedById),
    approvals: {
      needed: view.approvalsNeeded,
      given: approvals.length,
      eligible: approvers.map(({ id, name }) => ({ id, name })),
    },
    inWords: inWords(version.content),
    diff: presentDiff(view),
    may: permittedSteps(view),
    adoption: view.adoption,
  };
}
