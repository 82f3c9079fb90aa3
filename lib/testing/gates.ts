import type { KeptDecision } from '#lib/domain/decisions/kept-decision.ts';
import type { DecisionRequest } from '#lib/domain/decisions/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { type Gate, openGate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { write } from '#lib/store/transaction.ts';
import type { SeededKey, SeededWorkspace } from '#lib/testing/workspaces.ts';

/** Opens a gate on a database and waits until it can decide. */
export async function openReadyGate(
  databaseUrl: string = process.env.DATABASE_URL ?? '',
  now?: () => number,
): Promise<Gate> {
  const logger = createLogger('test');
  logger.level = 'silent';
  const gate = openGate({ databaseUrl, logger, now });
  await until(() => gate.state().isReady);
  return gate;
}

/** Waits until it holds. For what another process or connection does; fails the test by its time limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The key as the gate knows it. */
export async function keyOf(gate: Gate, key: SeededKey): Promise<KeyFact> {
  const found = await gate.findKey(key.key.id);
  if (!found) throw new Error('the gate does not know the key');
  return found;
}

type Wish = Partial<DecisionRequest> & { readonly idempotencyKey?: string; readonly minRevision?: number };

/** Asks a gate for one decision; a transfer by agent_pay unless said otherwise. */
export function askGate(gate: Gate, key: KeyFact, wish: Wish = {}): Promise<KeptDecision> {
  const { idempotencyKey = null, minRevision = null, ...request } = wish;
  return gate.decide(key, {
    request: { agentId: 'agent_pay', action: 'tool:wire-transfer', mode: 'enforce', ...request },
    idempotencyKey,
    minRevision,
  });
}

/** The code of the problem an ask ends with, or the effect of its decision. */
export async function endOf(asked: Promise<KeptDecision>): Promise<string> {
  try {
    return (await asked).record.decision.effect;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** Moves a review on, as an answer does; answers the revision. */
export async function endReview(
  workspace: SeededWorkspace,
  reviewId: string,
  status: 'approved' | 'denied' | 'recalled' | 'expired',
): Promise<number> {
  const { revision } = await write(workspace.scope, async (transaction) => {
    await transaction.db.review.updateMany({
      where: { workspaceId: workspace.workspaceId, id: reviewId },
      data: { status, endedAt: new Date() },
    });
    transaction.touch('review', reviewId);
    if (status === 'recalled') transaction.raiseGuard();
  });
  return revision;
}
