import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';

/** The last bytes of an Ed25519 public key's SPKI form are the raw key. */
const RAW_KEY_BYTES = 32;

/** A new Ed25519 pair: the private key as PKCS #8 in base64, the public one as Standard Webhooks writes it. */
export function newSigningPair(): { readonly privateKey: string; readonly publicKey: string } {
  const pair = generateKeyPairSync('ed25519');
  const raw = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-RAW_KEY_BYTES);
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    publicKey: `whpk_${raw.toString('base64')}`,
  };
}

type SignedMessage = { readonly id: string; readonly timestampS: number; readonly body: string };

/** The headers of Standard Webhooks for a message, signed the asymmetric way (`v1a`). */
export function signatureHeaders(
  privateKey: string,
  { id, timestampS, body }: SignedMessage,
): Record<string, string> {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const signature = sign(null, Buffer.from(`${id}.${timestampS}.${body}`), key);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampS),
    'webhook-signature': `v1a,${signature.toString('base64')}`,
  };
}
