import type { FirstStep } from '#lib/domain/overview/types.ts';
import { nameActors } from '#lib/store/actors.ts';
import type { Transaction } from '#lib/store/transaction.ts';

type Taken = Omit<FirstStep, 'by'> & { readonly actorId: string | null };

/** The first steps a workspace has taken, each with when, by whom and on what; what was not done is left out. */
export async function list(transaction: Transaction): Promise<FirstStep[]> {
  const taken = [
    await agentOf(transaction),
    await pactOf(transaction),
    await decisionOf(transaction),
    await approvalOf(transaction),
  ].filter((step) => step !== null);
  const name = await nameActors(
    transaction,
    taken.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])),
  );
  return taken.map(({ actorId, ...step }) => ({ ...step, by: actorId === null ? null : name(actorId).name }));
}

async function agentOf({ db, scope: { workspaceId } }: Transaction): Promise<Taken | null> {
  const agent = await db.agent.findFirst({
    where: { workspaceId },
    orderBy: { id: 'asc' },
    select: { id: true, key: true, createdAt: true },
  });
  if (!agent) return null;
  const event = await db.event.findFirst({
    where: { workspaceId, subjectType: 'agent', subjectId: agent.id, type: 'agent.registered' },
    select: { actorId: true },
  });
  return { step: 'agent', at: agent.createdAt, subject: agent.key, actorId: event?.actorId ?? null };
}

async function pactOf({ db, scope: { workspaceId } }: Transaction): Promise<Taken | null> {
  const version = await db.pactVersionStatus.findFirst({
    where: { workspaceId, activatedAt: { not: null } },
    orderBy: { activatedAt: 'asc' },
    select: { pactId: true, activatedAt: true, activatedById: true },
  });
  if (!version?.activatedAt) return null;
  const pact = await db.pact.findFirst({ where: { workspaceId, id: version.pactId }, select: { key: true } });
  return {
    ...{ step: 'pact', at: version.activatedAt },
    ...{ subject: pact?.key ?? version.pactId, actorId: version.activatedById },
  };
}

async function decisionOf({ db, scope: { workspaceId } }: Transaction): Promise<Taken | null> {
  const decision = await db.decision.findFirst({
    where: { workspaceId },
    orderBy: { id: 'asc' },
    select: { id: true, evaluatedAt: true, keyId: true },
  });
  return (
    decision && { step: 'decision', at: decision.evaluatedAt, subject: decision.id, actorId: decision.keyId }
  );
}

async function approvalOf({ db, scope: { workspaceId } }: Transaction): Promise<Taken | null> {
  const answer = await db.reviewAnswer.findFirst({
    where: { workspaceId, answer: 'approve' },
    orderBy: { answeredAt: 'asc' },
    select: { reviewId: true, answeredAt: true, personId: true },
  });
  return (
    answer && { step: 'approval', at: answer.answeredAt, subject: answer.reviewId, actorId: answer.personId }
  );
}
