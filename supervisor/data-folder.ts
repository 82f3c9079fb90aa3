import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  dataFolderId: z.string(),
  sessionSecret: z.string(),
  webhookMasterKey: z.string(),
  clusterAdminPassword: z.string(),
  ownerPassword: z.string(),
  appPassword: z.string(),
});

/** What is made once for a data folder and never leaves it, but for the children's environment. */
export type Secrets = z.infer<typeof secretsSchema>;

/** Makes the folder if it is missing, closed to everybody else. */
export function openDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const folder = statSync(dataDir);
  if (!folder.isDirectory()) throw new Error(`${dataDir} is not a folder.`);
  // As root, PostgreSQL's own group may pass through the folder; that is left as it is.
  if ((folder.mode & 0o067) !== 0) chmodSync(dataDir, 0o700);
}

/** The folder's secrets, made on first use. */
export function readSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  if (!existsSync(path)) writeWhole(path, newSecrets());
  const read = secretsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.success) throw new Error(`${path} is damaged: ${z.prettifyError(read.error)}`);
  return read.data;
}

function newSecrets(): Secrets {
  const secret = () => randomBytes(32).toString('base64url');
  return {
    dataFolderId: randomBytes(8).toString('hex'),
    sessionSecret: secret(),
    webhookMasterKey: secret(),
    clusterAdminPassword: secret(),
    ownerPassword: secret(),
    appPassword: secret(),
  };
}

/** Writes a file that only we may read, so that a crash leaves the old text or the new, never half. */
export function writeWhole(path: string, value: unknown): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}
