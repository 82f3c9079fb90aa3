import { createPublicKey, verify } from 'node:crypto';

const PREFIX = 'evpk_';

/** Whether the Ed25519 signature (base64) over the text's UTF-8 bytes fits the public key, `evpk_` and 32 bytes in base64. */
export function signatureFits(publicKey: string, text: string, signature: string): boolean {
  const raw = Buffer.from(publicKey.slice(PREFIX.length), 'base64');
  if (!publicKey.startsWith(PREFIX) || raw.length !== 32) return false;
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
      format: 'jwk',
    });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    // A key that is no point of the curve fits nothing.
    return false;
  }
}
