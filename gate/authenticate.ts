import { bearerToken, parseApiKey, verifyApiKeySecret } from '#lib/auth/api-key.ts';
import type { KeyPrincipal } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { sha256 } from '#lib/platform/hashing.ts';

/** The key of a request, as the gate knows it now. */
export type Caller = { readonly key: KeyFact; readonly principal: KeyPrincipal };

type Verified = { readonly keyId: string; readonly secretHash: string };

const MOST_KEPT = 10_000;

/** Tells whose key a request carries. */
export class KeyCheck {
  /** Tokens that were right, by their digest: a key in use is verified once. Whether it is still live is asked each time. */
  private readonly verified = new Map<string, Verified>();
  private readonly gate: Gate;

  constructor(gate: Gate) {
    this.gate = gate;
  }

  /** The caller, or the problem `unauthenticated`. */
  async check(authorization: string | undefined, now: number): Promise<Caller> {
    const token = bearerToken(authorization);
    const key = token === null ? null : await this.keyOf(token);
    if (!key || (key.expiresAt !== null && key.expiresAt <= now)) throw unauthenticated();
    const { workspaceId, id: keyId, name, env, scopes, agentId } = key;
    return { key, principal: { type: 'key', workspaceId, keyId, name, env, scopes, agentId } };
  }

  private async keyOf(token: string): Promise<KeyFact | null> {
    const digest = sha256(token);
    const before = this.verified.get(digest);
    if (before) {
      const key = await this.gate.findKey(before.keyId);
      if (key?.secretHash === before.secretHash) return key;
      this.verified.delete(digest);
    }
    return this.verify(token, digest);
  }

  private async verify(token: string, digest: string): Promise<KeyFact | null> {
    const parsed = parseApiKey(token);
    const key = parsed && (await this.gate.findKey(parsed.id));
    if (!key || key.env !== parsed.env || !verifyApiKeySecret(parsed.secret, key.secretHash)) return null;
    if (this.verified.size >= MOST_KEPT) this.verified.clear();
    this.verified.set(digest, { keyId: key.id, secretHash: key.secretHash });
    return key;
  }
}

function unauthenticated(): Problem {
  return new Problem('unauthenticated', 'Send an API key as a bearer token.');
}
