import type { Scope } from '#lib/domain/access/principal.ts';
import type { OverrideEvent } from '#lib/domain/overrides/pact-history.ts';
import { announce } from '#lib/operations/overrides/announce-override.ts';
import { exhaustDue, expireDue, noteOverdueReviews } from '#lib/store/override-endings.ts';
import * as overrides from '#lib/store/overrides.ts';
import { type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';

/** How many of each kind one run moves; the rest are moved by the next, a second later. */
const AT_ONCE = 200;

/**
 * Marks what is over – used up first, as that came before its end – and asks after reviews that are overdue. Each is
 * told once. Answers how many. Gates hold to times and uses by themselves; this only writes it down.
 */
export async function endDueOverrides(scope: Scope, now: Date): Promise<Written<number>> {
  return write(scope, async (transaction) => {
    const exhausted = await exhaustDue(transaction, now, AT_ONCE);
    const expired = await expireDue(transaction, now, AT_ONCE);
    const overdue = await noteOverdueReviews(transaction, now, AT_ONCE);
    await announceAll(transaction, 'override.exhausted', exhausted);
    await announceAll(transaction, 'override.expired', expired);
    await announceAll(transaction, 'override.review_overdue', overdue);
    const count = exhausted.length + expired.length + overdue.length;
    if (count === 0) transaction.touchNothing();
    return count;
  });
}

async function announceAll(
  transaction: WriteTransaction,
  type: OverrideEvent,
  rows: readonly { readonly id: string }[],
): Promise<void> {
  const found = await overrides.findAll(
    transaction,
    rows.map((row) => row.id),
  );
  for (const override of found) {
    const wasAnswered = override.answeredAt !== null;
    announce(transaction, type, override, type === 'override.expired' ? { wasAnswered } : {});
  }
}
