import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';

/** What a team's Slack address is sealed for. */
export const SLACK_SEAL = 'slack address';

/** The key for one purpose, derived from the installation's secret. */
function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `countersign ${purpose}`, 32));
}

/** Seals a text with AES-256-GCM; it opens with the same secret, purpose and owner alone. */
export function seal(secret: string, purpose: string, owner: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [VERSION, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(
    '.',
  );
}

/** Opens what `seal` made; throws where anything differs. */
export function unseal(secret: string, purpose: string, owner: string, sealed: string): string {
  const [version, nonce = '', tag = '', body = ''] = sealed.split('.');
  if (version !== VERSION) throw new Error('the sealed text has an unknown version');
  const key = keyFor(secret, purpose);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
}

/** The installation's secret, from its data folder; throws where it was not set. */
export function installationSecret(): string {
  const secret = process.env.COUNTERSIGN_WEBHOOK_MASTER_KEY;
  if (!secret || secret.length < 32)
    throw new Error('COUNTERSIGN_WEBHOOK_MASTER_KEY is not set, or shorter than 32 characters');
  return secret;
}
