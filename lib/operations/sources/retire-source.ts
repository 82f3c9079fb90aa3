import type { Scope } from '#lib/domain/access/principal.ts';
import type { Source } from '#lib/domain/evidence/types.ts';
import { needSource, retired } from '#lib/operations/sources/source-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as sources from '#lib/store/sources.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type RetireSourceCall = {
  readonly params: { readonly sourceKey: string };
  readonly body: { readonly reason: string };
};

/** Retires a source: nothing is reported for it any more. No decision changes by it: what it reported stands. */
export async function retireSource(
  scope: Scope,
  { params, body }: RetireSourceCall,
): Promise<Written<Source>> {
  return write(scope, async (transaction) => {
    const source = await needSource(transaction, params.sourceKey);
    if (!(await sources.retire(transaction, source.id, systemClock()))) throw retired(source.key);
    const payload = { key: source.key, reason: body.reason };
    transaction.record({ type: 'source.retired', subject: { type: 'source', id: source.id }, payload });
    transaction.touch('source', source.id);
    return needSource(transaction, source.id);
  });
}
