import { type KeyEnv, keyChecksum } from '#lib/platform/api-key-text.ts';
import { equalInConstantTime, sha256 } from '#lib/platform/hashing.ts';

/** A key's text taken apart. `id` is the stored id, `key_…`. */
export type ParsedApiKey = { readonly env: KeyEnv; readonly id: string; readonly secret: string };

const SHAPE = /^csk_(live|test)_([0-9a-z]{26})_([0-9a-z]{52})_([0-9a-f]{8})$/;

/** Takes a key's text apart; null for anything that is not one, a mistyped one included. Looks nothing up. */
export function parseApiKey(text: string): ParsedApiKey | null {
  const parts = SHAPE.exec(text);
  if (!parts) return null;
  const [, env = '', id = '', secret = '', checksum = ''] = parts;
  if (keyChecksum(`csk_${env}_${id}_${secret}`) !== checksum) return null;
  return { env: env === 'live' ? 'live' : 'test', id: `key_${id}`, secret };
}

/** Whether the secret is the one whose hash is kept. Its time does not tell where they differ. */
export function verifyApiKeySecret(secret: string, secretHash: string): boolean {
  return equalInConstantTime(sha256(secret), secretHash);
}

/** The bearer token of an `Authorization` header; null where there is none. */
export function bearerToken(header: string | null | undefined): string | null {
  return /^Bearer +([^\s]+)$/i.exec(header ?? '')?.[1] ?? null;
}
