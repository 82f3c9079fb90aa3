import { database } from '#lib/store/database.ts';
import type { WriteTransaction } from '#lib/store/transaction.ts';

type NewPerson = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
};

/** Whether anybody has been set up at all. */
export async function anyExists(): Promise<boolean> {
  const rows = await database().$queryRaw<{ count: bigint }[]>`SELECT count_people() AS count`;
  return (rows[0]?.count ?? 0n) > 0n;
}

/**
 * Whether nobody has been set up yet. Whoever asks next waits until this transaction has ended.
 * INVARIANT: only who got a yes here makes the first owner, so there is never a second first owner.
 */
export async function lockFirst({ db }: WriteTransaction): Promise<boolean> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('first owner', 2))::text`;
  const rows = await db.$queryRaw<{ count: bigint }[]>`SELECT count_people() AS count`;
  return rows[0]?.count === 0n;
}

/** Adds a person; false where the address is somebody's already, also when two add it at once. */
export async function insert({ db }: WriteTransaction, person: NewPerson): Promise<boolean> {
  const { count } = await db.person.createMany({ data: [person], skipDuplicates: true });
  return count === 1;
}

/**
 * Sets a password and ends every session of the person, the one at hand included.
 * INVARIANT: row security lets a transaction change the person it acts as, nobody else.
 */
export async function setPassword(
  { db }: WriteTransaction,
  personId: string,
  passwordHash: string,
): Promise<boolean> {
  const data = { passwordHash, sessionVersion: { increment: 1 } };
  const { count } = await db.person.updateMany({ where: { id: personId }, data });
  return count === 1;
}
