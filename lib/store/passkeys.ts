import type { ChallengePurpose, Passkey, PasskeyForCheck } from '#lib/domain/access/passkeys.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const SHOWN = { id: true, name: true, createdAt: true, lastUsedAt: true } as const;
const CHECKED = { id: true, publicKey: true, counter: true, transports: true } as const;

type CheckedRow = Omit<PasskeyForCheck, 'counter'> & { readonly counter: bigint };

/** The person's passkeys, the oldest first. */
export function list({ db }: Transaction, personId: string): Promise<Passkey[]> {
  return db.passkey.findMany({ where: { personId }, orderBy: { createdAt: 'asc' }, select: SHOWN });
}

/** The person's passkeys as a check needs them. */
export async function listForCheck({ db }: Transaction, personId: string): Promise<PasskeyForCheck[]> {
  const rows = await db.passkey.findMany({
    where: { personId },
    orderBy: { createdAt: 'asc' },
    select: CHECKED,
  });
  return rows.map(forCheck);
}

/** One of the person's passkeys as a check needs it; null for another's. */
export async function findForCheck(
  { db }: Transaction,
  passkey: { readonly id: string; readonly personId: string },
): Promise<PasskeyForCheck | null> {
  const row = await db.passkey.findFirst({ where: passkey, select: CHECKED });
  return row && forCheck(row);
}

/** How many passkeys the person has. */
export function count({ db }: Transaction, personId: string): Promise<number> {
  return db.passkey.count({ where: { personId } });
}

/** Adds a passkey; false where one with that id is there already, whoever has it. */
export async function insert(
  { db }: WriteTransaction,
  passkey: PasskeyForCheck & { readonly personId: string; readonly name: string; readonly createdAt: Date },
): Promise<boolean> {
  const row = { ...passkey, transports: [...passkey.transports] };
  const { count: added } = await db.passkey.createMany({ data: [row], skipDuplicates: true });
  return added === 1;
}

/**
 * Notes that a passkey signed.
 * INVARIANT: of two answers that were checked against the same counter one is noted, so a copied passkey shows itself.
 */
export async function noteUse(
  { db }: WriteTransaction,
  use: {
    readonly id: string;
    readonly personId: string;
    readonly before: number;
    readonly after: number;
    readonly at: Date;
  },
): Promise<boolean> {
  const { id, personId, before, after, at } = use;
  const { count: noted } = await db.passkey.updateMany({
    where: { id, personId, counter: before },
    data: { counter: after, lastUsedAt: at },
  });
  return noted === 1;
}

/** Removes a passkey and answers its name; null where the person has none with that id. */
export async function remove(
  { db }: WriteTransaction,
  passkey: { readonly id: string; readonly personId: string },
): Promise<string | null> {
  const found = await db.passkey.findFirst({ where: passkey, select: { name: true } });
  const { count: removed } = await db.passkey.deleteMany({ where: passkey });
  return removed === 1 && found ? found.name : null;
}

type ChallengeKey = { readonly personId: string; readonly purpose: ChallengePurpose };

/** Keeps a challenge in place of the last one of the same person and purpose. */
export async function putChallenge(
  { db }: WriteTransaction,
  key: ChallengeKey,
  fresh: { readonly challenge: string; readonly expiresAt: Date },
): Promise<void> {
  await db.passkeyChallenge.upsert({
    where: { personId_purpose: key },
    create: { ...key, ...fresh },
    update: fresh,
    select: { purpose: true },
  });
}

/**
 * Takes the challenge away and answers it; null where there is none, or it has run out.
 * INVARIANT: a challenge is answered once: of two that take it at the same moment one gets it.
 */
export async function takeChallenge(
  { db }: Transaction,
  key: ChallengeKey,
  now: Date,
): Promise<string | null> {
  const found = await db.passkeyChallenge.findUnique({
    where: { personId_purpose: key },
    select: { challenge: true, expiresAt: true },
  });
  if (!found) return null;
  const { challenge, expiresAt } = found;
  const { count: taken } = await db.passkeyChallenge.deleteMany({ where: { ...key, challenge } });
  return taken === 1 && expiresAt > now ? challenge : null;
}

function forCheck(row: CheckedRow): PasskeyForCheck {
  return { ...row, counter: Number(row.counter) };
}
