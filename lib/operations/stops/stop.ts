import { mayDo, principalId, type Scope } from '#lib/domain/access/principal.ts';
import { isActionName } from '#lib/domain/pacts/action-pattern.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import type { Stop, StopMode, StopTarget } from '#lib/domain/stops/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/ids.ts';
import { revokeDecidingKeys, revokeKeysOfAgent } from '#lib/store/agent-keys.ts';
import * as agents from '#lib/store/agents.ts';
import * as stops from '#lib/store/stops.ts';
import { type Transaction, type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';

type NewStop = {
  readonly target: StopTarget;
  readonly targetId: string;
  readonly mode: StopMode;
  readonly reason: string;
};
type Target = { readonly target: StopTarget; readonly targetId: string; readonly key: string };

/** Stops a target at once: no decision made on older facts is recorded after this answers. */
export async function stop(scope: Scope, { body }: { readonly body: NewStop }): Promise<Written<Stop>> {
  if (body.mode === 'kill') assertMayKill(scope);
  return write(scope, async (transaction) => {
    const target = await targetOf(transaction, body);
    const now = systemClock();
    await makeWay(transaction, target, body.mode, now);
    const { mode, reason } = body;
    const id = newId('stop');
    const createdById = principalId(scope.principal);
    const { key, ...place } = target;
    const isNew = await stops.insert(transaction, {
      id,
      ...place,
      mode,
      reason,
      createdById,
      createdAt: now,
    });
    if (!isNew) throw inForce(target);
    const revokedKeys = mode === 'kill' ? await revokeKeys(transaction, target, now) : [];
    const payload = { target: body.target, targetId: target.targetId, targetKey: key, mode, reason };
    const topic = mode === 'kill' ? 'stop.killed' : 'stop.frozen';
    transaction.record({ type: topic, subject: { type: 'stop', id }, payload: { ...payload, revokedKeys } });
    transaction.tell({ topic, subjectId: id, payload });
    transaction.touch('stop', id);
    transaction.raiseGuard();
    const made = await stops.find(transaction, id);
    if (!made) throw notFound();
    return made;
  });
}

function assertMayKill(scope: Scope): void {
  const refusal = mayDo(scope.principal, 'stop:kill');
  if (refusal)
    throw new Problem(refusal, 'A kill is final and needs stop:kill; a freeze needs stop:freeze alone.');
}

async function targetOf(transaction: Transaction, { target, targetId }: NewStop): Promise<Target> {
  if (target === 'workspace') return { target, targetId: '', key: '' };
  if (target === 'action') {
    if (isActionName(targetId)) return { target, targetId, key: targetId };
    const message = 'must look like namespace:name';
    throw new Problem('invalid_request', `targetId: ${message}`, { errors: [{ path: 'targetId', message }] });
  }
  const agent = await agents.find(transaction, targetId);
  if (!agent) throw notFound();
  return { target, targetId: agent.id, key: agent.key };
}

/** A kill takes the place of a freeze; anything else that is in force stays and refuses the new one. */
async function makeWay(
  transaction: WriteTransaction,
  target: Target,
  mode: StopMode,
  now: Date,
): Promise<void> {
  const current = await stops.findInForce(transaction, target.target, target.targetId);
  if (!current) return;
  if (mode !== 'kill' || current.mode === 'kill') throw inForce(target);
  const lifted = {
    liftedAt: now,
    liftedById: principalId(transaction.scope.principal),
    liftReason: 'Replaced by a kill',
  };
  if (!(await stops.lift(transaction, current.id, lifted))) throw inForce(target);
  transaction.touch('stop', current.id);
}

async function revokeKeys(transaction: WriteTransaction, target: Target, now: Date): Promise<string[]> {
  if (target.target === 'agent') return revokeKeysOfAgent(transaction, target.targetId, now);
  return target.target === 'workspace' ? revokeDecidingKeys(transaction, now) : [];
}

function inForce({ target, key }: Target): Problem {
  const name = target === 'workspace' ? 'The workspace' : key;
  return new Problem(
    'stop_in_force',
    `${name} is stopped already. A freeze can be raised to a kill, or lifted.`,
  );
}
