import type { Scope } from '#lib/domain/access/principal.ts';
import { endShadowNow } from '#lib/operations/pacts/shadow-parts.ts';
import { findPact } from '#lib/store/pacts.ts';
import * as shadows from '#lib/store/shadows.ts';
import { type Written, write } from '#lib/store/transaction.ts';

/** How many shadows one run ends; the rest are ended by the next, a second later. */
const AT_ONCE = 200;

/** Ends the shadows whose date has come. Answers how many. */
export async function endDueShadows(scope: Scope, now: Date): Promise<Written<number>> {
  return write(scope, async (transaction) => {
    let ended = 0;
    for (const shadow of await shadows.listDue(transaction, now, AT_ONCE)) {
      const pact = await findPact(transaction, shadow.pactId);
      if (pact && (await endShadowNow(transaction, pact, shadow, { how: 'date' }))) ended += 1;
    }
    if (ended === 0) transaction.touchNothing();
    return ended;
  });
}
