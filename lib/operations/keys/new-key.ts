import { type FreshApiKey, MAX_LIVE_KEYS_OF_NAME, scopeBeyond } from '#lib/domain/access/keys.ts';
import type { KeyScope } from '#lib/domain/access/permissions.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { composeApiKey, newKeySecret } from '#lib/platform/api-key-text.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';
import * as keys from '#lib/store/keys.ts';
import type { WriteTransaction } from '#lib/store/transaction.ts';

/** What a key is to be. `agentId` is an agent's id, checked before. */
export type KeyPlan = {
  readonly name: string;
  readonly env: 'live' | 'test';
  readonly scopes: readonly KeyScope[];
  readonly agentId: string | null;
  readonly expiresAt: Date | null;
};

/** Makes a key within the write. Its text leaves in the result alone. */
export async function makeKey(transaction: WriteTransaction, plan: KeyPlan, now: Date): Promise<FreshApiKey> {
  assertWithinMaker(transaction, plan);
  assertNotPast(plan.expiresAt, now);
  if ((await keys.countLiveOfName(transaction, plan.name, now)) >= MAX_LIVE_KEYS_OF_NAME) {
    const message = `has ${MAX_LIVE_KEYS_OF_NAME} live keys already; revoke one first`;
    throw new Problem('conflict', `The name ${plan.name} ${message}.`, {
      errors: [{ path: 'name', message }],
    });
  }
  const id = newId('key');
  const secret = newKeySecret();
  const { principal } = transaction.scope;
  const createdById = principal.type === 'person' ? principal.personId : null;
  const key = await keys.insert(transaction, { ...plan, id, createdById, secretHash: sha256(secret) });
  const { name, env, scopes, agentId } = plan;
  const payload = { name, env, scopes: [...scopes], agentId };
  transaction.record({ type: 'key.created', subject: { type: 'key', id }, payload });
  transaction.touch('key', id);
  return { key, text: composeApiKey(env, id, secret) };
}

// INVARIANT: nobody hands on more than they have: not a permission, and not another agent's voice.
function assertWithinMaker({ scope: { principal } }: WriteTransaction, plan: KeyPlan): void {
  const beyond = scopeBeyond(principal, plan.scopes);
  if (beyond)
    throw new Problem(
      'forbidden',
      `You cannot give a key the scope ${beyond}: it allows more than you may do.`,
    );
  if (principal.type === 'key' && principal.agentId !== null && principal.agentId !== plan.agentId) {
    throw new Problem('forbidden', 'A key that is bound to an agent can only make keys for that agent.');
  }
}

function assertNotPast(expiresAt: Date | null, now: Date): void {
  if (expiresAt === null || expiresAt > now) return;
  const errors = [{ path: 'expiresAt', message: 'must lie ahead' }];
  throw new Problem('invalid_request', 'expiresAt: must lie ahead', { errors });
}
