import { hash, verify } from '@node-rs/argon2';

// OWASP Password Storage Cheat Sheet: argon2id (2) with 19 MiB, two passes, one lane.
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, with its own salt and parameters in it. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS);
}

/** A hash that no password has: verifying against it costs what verifying a real one costs. */
let nobodys: Promise<string> | undefined;

/** Whether the password is the one that was hashed. Without a hash the same work is done and the answer is no. */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  nobodys ??= hashPassword(crypto.randomUUID());
  const isRight = await verify(passwordHash ?? (await nobodys), password.normalize('NFKC'));
  return isRight && passwordHash !== null;
}
