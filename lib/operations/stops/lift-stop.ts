import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import type { Stop } from '#lib/domain/stops/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as stops from '#lib/store/stops.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type LiftStopCall = {
  readonly params: { readonly stopId: string };
  readonly body: { readonly reason: string };
};

/** Lifts a freeze. Authority changes with it, so decisions in flight are decided again. */
export async function liftStop(scope: Scope, { params, body }: LiftStopCall): Promise<Written<Stop>> {
  return write(scope, async (transaction) => {
    const current = await stops.find(transaction, params.stopId);
    if (!current) throw notFound();
    if (current.mode === 'kill') throw new Problem('stop_final', 'A kill is final: it cannot be lifted.');
    const liftedAt = systemClock();
    const liftedById = principalId(scope.principal);
    if (!(await stops.lift(transaction, current.id, { liftedAt, liftedById, liftReason: body.reason })))
      throw new Problem('conflict', 'This stop was lifted already.');
    const { target, targetId, targetKey } = current;
    const payload = { target, targetId, targetKey, reason: body.reason };
    transaction.record({ type: 'stop.lifted', subject: { type: 'stop', id: current.id }, payload });
    transaction.tell({ topic: 'stop.lifted', subjectId: current.id, payload });
    transaction.touch('stop', current.id);
    transaction.raiseGuard();
    const lifted = await stops.find(transaction, current.id);
    if (!lifted) throw notFound();
    return lifted;
  });
}
