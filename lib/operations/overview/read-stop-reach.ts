import type { Scope } from '#lib/domain/access/principal.ts';
import type { StopReach } from '#lib/domain/overview/types.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import type { StopTarget } from '#lib/domain/stops/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as agents from '#lib/store/agents.ts';
import * as overview from '#lib/store/overview.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

const DAY_MS = 24 * 3600 * 1000;

type Call = { readonly query: { readonly target: StopTarget; readonly targetId: string } };

/** Whom and what a stop would reach, before anybody presses it. */
export async function readStopReach(scope: Scope, { query }: Call): Promise<StopReach> {
  const now = systemClock();
  return read(scope, (transaction) => reachOf(transaction, query, now));
}

async function reachOf(
  transaction: Transaction,
  { target, targetId }: Call['query'],
  now: Date,
): Promise<StopReach> {
  const since = new Date(now.getTime() - DAY_MS);
  if (target === 'agent') {
    const agent = await agents.find(transaction, targetId);
    if (!agent) throw notFound();
    const which = { agentId: agent.id };
    const { decisions } = await overview.countDecisions(transaction, since, which);
    const keys = await overview.countKeysAtStake(transaction, agent.id);
    const waitingReviews = await overview.countWaitingReviews(transaction, now, which);
    return { target, name: agent.key, agents: 1, keys, decisionsLastDay: decisions, waitingReviews };
  }
  const which = target === 'action' ? { action: targetId } : {};
  const asked = await overview.countDecisions(transaction, since, which);
  const isAll = target === 'workspace';
  return {
    target,
    name: isAll ? ((await workspaces.find(transaction))?.name ?? '') : targetId,
    agents: isAll ? await overview.countAgents(transaction) : asked.agents,
    keys: isAll ? await overview.countKeysAtStake(transaction, null) : 0,
    decisionsLastDay: asked.decisions,
    waitingReviews: await overview.countWaitingReviews(transaction, now, which),
  };
}
