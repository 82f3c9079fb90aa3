import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** `live` keys decide for real; `test` keys only make dry runs. */
export const KEY_ENVS = ['live', 'test'] as const;
export type KeyEnv = (typeof KEY_ENVS)[number];

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const SECRET_BYTES = 52;

/** A fresh secret: 52 characters of Crockford base 32, 260 random bits. */
export function newKeySecret(): string {
  return Array.from(randomBytes(SECRET_BYTES), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** The key as its holder sees it: `csk_<env>_<id>_<secret>_<crc>`. `keyId` is the whole id, `key_…`. */
export function composeApiKey(env: KeyEnv, keyId: string, secret: string): string {
  const text = `csk_${env}_${keyId.replace(/^key_/, '')}_${secret}`;
  return `${text}_${keyChecksum(text)}`;
}

/** CRC-32 of everything before it, eight hex digits: a key that was mistyped or cut off is told without a look-up. */
export function keyChecksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
