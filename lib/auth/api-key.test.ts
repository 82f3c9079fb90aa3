import { describe, expect, it } from 'vitest';
import { bearerToken, parseApiKey, verifyApiKeySecret } from '#lib/auth/api-key.ts';
import { composeApiKey, newKeySecret } from '#lib/platform/api-key-text.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';

describe('an API key', () => {
  it('is taken apart into what it was made of', () => {
    const id = newId('key');
    const secret = newKeySecret();
    expect(parseApiKey(composeApiKey('test', id, secret))).toEqual({ env: 'test', id, secret });
  });

  it('is refused without a look-up when any one character was mistyped', () => {
    const text = composeApiKey('live', newId('key'), newKeySecret());
    for (let i = 0; i < text.length; i += 1) {
      const typed = `${text.slice(0, i)}${text[i] === '7' ? '8' : '7'}${text.slice(i + 1)}`;
      expect(parseApiKey(typed), typed).toBeNull();
    }
    expect(parseApiKey(text.slice(0, -1))).toBeNull();
    expect(parseApiKey('')).toBeNull();
  });

  it('is verified by the hash of its secret alone', () => {
    const secret = newKeySecret();
    expect(verifyApiKeySecret(secret, sha256(secret))).toBe(true);
    expect(verifyApiKeySecret(newKeySecret(), sha256(secret))).toBe(false);
  });

  it('has a secret that never repeats and carries 260 bits', () => {
    const secrets = new Set(Array.from({ length: 1000 }, newKeySecret));
    expect(secrets.size).toBe(1000);
    for (const secret of secrets) expect(secret).toMatch(/^[0-9a-hjkmnp-tv-z]{52}$/);
  });

  it('is read from a bearer header and from nothing else', () => {
    expect(bearerToken('Bearer abc')).toBe('abc');
    expect(bearerToken('Basic abc')).toBeNull();
    expect(bearerToken('Bearer a b')).toBeNull();
    expect(bearerToken(null)).toBeNull();
  });
});
