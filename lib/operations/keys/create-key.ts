import type { FreshApiKey } from '#lib/domain/access/keys.ts';
import type { KeyScope } from '#lib/domain/access/permissions.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { makeKey } from '#lib/operations/keys/new-key.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as keyAgents from '#lib/store/key-agents.ts';
import { type Transaction, type Written, write } from '#lib/store/transaction.ts';

type KeyWish = {
  readonly name: string;
  readonly env: 'live' | 'test';
  readonly scopes: readonly KeyScope[];
  /** An agent's id or key. */
  readonly agentId: string | null;
  readonly expiresAt: string | null;
};

/** Makes a key, bound to one agent or to none. */
export async function createKey(
  scope: Scope,
  { body }: { readonly body: KeyWish },
): Promise<Written<FreshApiKey>> {
  return write(scope, async (transaction) => {
    const agentId = body.agentId === null ? null : await boundAgentId(transaction, body.agentId);
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
    const scopes = [...new Set(body.scopes)];
    return makeKey(
      transaction,
      { name: body.name, env: body.env, scopes, agentId, expiresAt },
      systemClock(),
    );
  });
}

async function boundAgentId(transaction: Transaction, idOrKey: string): Promise<string> {
  const agent = await keyAgents.find(transaction, idOrKey);
  const message = 'names no agent here';
  if (!agent)
    throw new Problem('invalid_request', `agentId: ${message}`, { errors: [{ path: 'agentId', message }] });
  if (agent.isRetired) throw new Problem('agent_retired', 'A retired agent gets no key.');
  return agent.id;
}
