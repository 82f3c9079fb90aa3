import type { FreshApiKey } from '#lib/domain/access/keys.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { makeKey } from '#lib/operations/keys/new-key.ts';
import * as keyAgents from '#lib/store/key-agents.ts';
import * as keys from '#lib/store/keys.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type RotateKeyCall = { readonly params: { readonly keyId: string } };

/** Makes a second key like the first. The first stays live until somebody revokes it, so nothing that uses it stops. */
export async function rotateKey(scope: Scope, { params }: RotateKeyCall): Promise<Written<FreshApiKey>> {
  const now = new Date();
  return write(scope, async (transaction) => {
    const key = await keys.find(transaction, params.keyId);
    if (!key) throw notFound();
    if (key.revokedAt) throw new Problem('conflict', 'The key was revoked. Make a new one instead.');
    const agent = key.agentId === null ? null : await keyAgents.find(transaction, key.agentId);
    if (agent?.isRetired) throw new Problem('agent_retired', 'A retired agent gets no key.');
    const { name, env, scopes, agentId, expiresAt, createdAt } = key;
    // The successor gets as long a life as the first was given.
    const lifeMs = expiresAt && expiresAt.getTime() - createdAt.getTime();
    return makeKey(
      transaction,
      { name, env, scopes, agentId, expiresAt: lifeMs === null ? null : new Date(now.getTime() + lifeMs) },
      now,
    );
  });
}
