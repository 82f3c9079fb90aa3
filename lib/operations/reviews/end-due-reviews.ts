import type { Scope } from '#lib/domain/access/principal.ts';
import * as agents from '#lib/store/agents.ts';
import * as reviews from '#lib/store/reviews.ts';
import { type Transaction, type Written, write } from '#lib/store/transaction.ts';

/** How many reviews one run moves; the rest are moved by the next, a second later. */
const AT_ONCE = 200;

/** Ends reviews nobody answered in time: silence is a denial. Answers how many. */
export async function expireReviews(scope: Scope, now: Date): Promise<Written<number>> {
  return write(scope, async (transaction) => {
    const ended = await reviews.expireDue(transaction, now, AT_ONCE);
    const keyOf = await agentKeys(transaction, ended);
    for (const { id, agentId, action } of ended) {
      const payload = { agent: keyOf(agentId), action };
      transaction.record({ type: 'review.expired', subject: { type: 'review', id }, payload });
      transaction.tell({ topic: 'review.expired', subjectId: id, payload });
      transaction.touch('review', id);
    }
    if (ended.length === 0) transaction.touchNothing();
    return ended.length;
  });
}

/** Tells the backup of reviews that were not answered by the time their clause names. Answers how many. */
export async function escalateReviews(scope: Scope, now: Date): Promise<Written<number>> {
  return write(scope, async (transaction) => {
    const escalated = await reviews.escalateDue(transaction, now, AT_ONCE);
    const keyOf = await agentKeys(transaction, escalated);
    for (const { id, agentId, action, to } of escalated) {
      const payload = { agent: keyOf(agentId), action, to };
      transaction.record({ type: 'review.escalated', subject: { type: 'review', id }, payload });
      transaction.tell({ topic: 'review.escalated', subjectId: id, payload });
      transaction.touch('review', id);
    }
    if (escalated.length === 0) transaction.touchNothing();
    return escalated.length;
  });
}

async function agentKeys(
  transaction: Transaction,
  rows: readonly { readonly agentId: string }[],
): Promise<(id: string) => string> {
  const known = await agents.findAll(
    transaction,
    rows.map((row) => row.agentId),
  );
  return (id) => known.get(id)?.key ?? id;
}
