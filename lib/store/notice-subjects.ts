import { type Role, roleNamed } from '#lib/domain/access/permissions.ts';
import type { NoticeMessage, NoticePayload } from '#lib/domain/notices/types.ts';
import type { VersionStatus } from '#lib/domain/pacts/types.ts';
import type { Review } from '#lib/domain/reviews/types.ts';
import { nameActors } from '#lib/store/actors.ts';
import * as agents from '#lib/store/agents.ts';
import { findVersion, listSignatures } from '#lib/store/pact-versions.ts';
import * as reviews from '#lib/store/reviews.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** What the thing that a message is about is now: for who is told, and for the words they are told in. */
export type NoticeSubject = {
  /** What was told, with the names and times of the thing as it stands. */
  readonly payload: NoticePayload;
  readonly review: Review | null;
  readonly version: {
    readonly authorId: string;
    readonly status: VersionStatus;
    readonly signerIds: readonly string[];
  } | null;
  readonly override: OverrideSubject | null;
  readonly starterId: string | null;
};

type OverrideSubject = {
  readonly status: string;
  readonly requesterId: string;
  /** Who ended it; null where it ended by itself. */
  readonly endedById: string | null;
  /** The team's key. */
  readonly reviewTeam: string | null;
  /** Whether it was taken without a second person and nobody has reviewed it. */
  readonly owesReview: boolean;
};

/** Reads the thing that a message is about; what is not there any more leaves the message as it was told. */
export async function findSubject(transaction: Transaction, message: NoticeMessage): Promise<NoticeSubject> {
  const { topic, subjectId, payload } = message;
  const plain = { payload, review: null, version: null, override: null, starterId: null };
  if (topic.startsWith('review.')) return { ...plain, ...(await ofReview(transaction, subjectId, payload)) };
  if (topic.startsWith('pact.')) return { ...plain, ...(await ofVersion(transaction, subjectId, payload)) };
  if (topic.startsWith('override.'))
    return { ...plain, ...(await ofOverride(transaction, subjectId, payload)) };
  if (topic.startsWith('shadow.')) return { ...plain, ...(await ofShadow(transaction, subjectId)) };
  return plain;
}

async function ofReview(transaction: Transaction, reviewId: string, told: NoticePayload) {
  const review = await reviews.find(transaction, reviewId);
  if (!review) return {};
  const { agent, action, tier, expiresAt, requestDigest, answers } = review;
  const payload = {
    ...told,
    ...{ agent: agent.key, agentName: agent.name, owner: agent.owner.name, action, tier },
    expiresAt: expiresAt.toISOString(),
    causes: review.demands.causes.map((cause) => cause.text),
    digest: requestDigest.slice(0, 'sha256:'.length + 12),
    by: answers.at(-1)?.person.name ?? '',
  };
  return { review, payload };
}

async function ofVersion(transaction: Transaction, pactId: string, told: NoticePayload) {
  const number = Number(told.number);
  const version = Number.isSafeInteger(number) ? await findVersion(transaction, pactId, number) : null;
  if (!version) return {};
  const name = await nameActors(transaction, [version.authorId]);
  const payload = { ...told, name: version.content.name, author: name(version.authorId).name };
  const signatures = await listSignatures(transaction, pactId, number);
  const signerIds = signatures.filter(({ kind }) => kind === 'approval').map(({ personId }) => personId);
  return { version: { authorId: version.authorId, status: version.status, signerIds }, payload };
}

async function ofOverride(transaction: Transaction, overrideId: string, told: NoticePayload) {
  const { db, scope } = transaction;
  const { workspaceId } = scope;
  const row = await db.override.findUnique({
    where: { workspaceId_id: { workspaceId, id: overrideId } },
  });
  if (!row) return {};
  const { requestedById, answeredById, endedById, reviewedById, pactId, reviewTeamId } = row;
  const name = await nameActors(
    transaction,
    [requestedById, answeredById, endedById, reviewedById].filter(isSet),
  );
  const called = (id: string | null) => (id === null ? '' : name(id).name);
  const pact =
    pactId &&
    (await db.pact.findUnique({
      where: { workspaceId_id: { workspaceId, id: pactId } },
      select: { key: true },
    }));
  const team =
    reviewTeamId &&
    (await db.team.findUnique({
      where: { workspaceId_id: { workspaceId, id: reviewTeamId } },
      select: { key: true, name: true },
    }));
  const known = await agents.findAll(transaction, row.agentIds);
  const payload = {
    ...told,
    targetType: row.targetType,
    ...{ pact: pact ? pact.key : '', clause: row.clauseKey ?? '', tier: row.tier ?? '' },
    agents: row.agentIds.map((id) => known.get(id)?.key ?? id),
    ...{ actions: row.actions, reason: row.reason, maxUses: row.maxUses, isBreakGlass: row.isBreakGlass },
    endsAt: row.endsAt.toISOString(),
    ...{ requestedBy: called(requestedById), answeredBy: called(answeredById), endedBy: called(endedById) },
    ...{ reviewedBy: called(reviewedById), verdict: row.reviewVerdict ?? '', answerText: row.answerText },
    endReason: row.endReason,
    ...{ reviewTeam: team ? team.name : '', reviewDueAt: row.reviewDueAt?.toISOString() ?? '' },
  };
  const override = {
    status: row.status,
    requesterId: requestedById,
    endedById,
    reviewTeam: team ? team.key : null,
    owesReview: row.isBreakGlass && row.reviewedAt === null,
  };
  return { override, payload };
}

async function ofShadow({ db, scope }: Transaction, shadowId: string) {
  const row = await db.shadow.findUnique({
    where: { workspaceId_id: { workspaceId: scope.workspaceId, id: shadowId } },
    select: { startedById: true },
  });
  return row ? { starterId: row.startedById } : {};
}

/** The role that grants overrides in the workspace. */
export async function findOverrideRole({ db, scope }: Transaction): Promise<Role> {
  const row = await db.workspace.findUnique({
    where: { id: scope.workspaceId },
    select: { overrideRole: true },
  });
  return roleNamed(row?.overrideRole ?? 'owner');
}

function isSet(id: string | null): id is string {
  return id !== null;
}
