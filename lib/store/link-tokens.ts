import { database } from '#lib/store/database.ts';
import type { WriteTransaction } from '#lib/store/transaction.ts';

/** What a single-use link is for: setting up the first owner, or setting a new password. */
export type LinkPurpose = 'set_up' | 'password';

/** A link that can still be used. */
export type LiveLink = { readonly purpose: LinkPurpose; readonly personId: string | null };

type NewLink = {
  readonly tokenHash: string;
  readonly purpose: LinkPurpose;
  readonly personId: string | null;
  readonly expiresAt: Date;
};

/** Keeps a new link and ends every earlier one of the same purpose and person. */
export async function replace(link: NewLink): Promise<void> {
  const { purpose, personId } = link;
  await database().$transaction([
    database().linkToken.deleteMany({ where: { purpose, personId } }),
    database().linkToken.create({ data: link, select: { tokenHash: true } }),
  ]);
}

/** The link with that hash, if it can still be used. */
export async function findLive(tokenHash: string, now: Date): Promise<LiveLink | null> {
  const row = await database().linkToken.findFirst({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    select: { purpose: true, personId: true },
  });
  return row ? { personId: row.personId, purpose: row.purpose === 'set_up' ? 'set_up' : 'password' } : null;
}

/** Uses a link up; false where somebody did already, or it has run out. Of two at once, one is answered true. */
export async function use(
  { db }: WriteTransaction,
  link: { readonly tokenHash: string; readonly purpose: LinkPurpose },
  now: Date,
): Promise<boolean> {
  const where = { ...link, usedAt: null, expiresAt: { gt: now } };
  const { count } = await db.linkToken.updateMany({ where, data: { usedAt: now } });
  return count === 1;
}
