import { parseApiKey, verifyApiKeySecret } from '#lib/auth/api-key.ts';
import { systemScope } from '#lib/auth/authorise.ts';
import type { KeyPrincipal } from '#lib/domain/access/principal.ts';
import * as keys from '#lib/store/keys.ts';
import { read } from '#lib/store/transaction.ts';

/** The machine a bearer token stands for, now; null for a key that is unknown, revoked or expired. */
export async function keyPrincipal(token: string, now: Date): Promise<KeyPrincipal | null> {
  const parsed = parseApiKey(token);
  const found = parsed && (await keys.findForCheck(parsed.id));
  if (!found || found.env !== parsed.env || !verifyApiKeySecret(parsed.secret, found.secretHash)) return null;
  if (found.revokedAt || (found.expiresAt && found.expiresAt <= now)) return null;
  await noteKeyUse(found.workspaceId, found.id, now);
  const { workspaceId, name, env, scopes, agentId } = found;
  return { type: 'key', workspaceId, keyId: found.id, name, env, scopes, agentId };
}

const NOTE_EVERY_MS = 60_000;
const MAX_REMEMBERED = 10_000;
const notedAt = new Map<string, number>();

/** Notes that a key was used, at most once a minute. */
export async function noteKeyUse(workspaceId: string, keyId: string, now: Date): Promise<void> {
  const notedBefore = new Date(now.getTime() - NOTE_EVERY_MS);
  if ((notedAt.get(keyId) ?? 0) > notedBefore.getTime()) return;
  if (notedAt.size >= MAX_REMEMBERED) notedAt.clear();
  notedAt.set(keyId, now.getTime());
  const scope = systemScope(workspaceId, 'key use');
  await read(scope, (transaction) => keys.noteUse(transaction, keyId, { at: now, notedBefore }));
}
