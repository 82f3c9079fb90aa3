import { Prisma } from '#lib/store/database.ts';

/** Items that a message settles: one, or all that begin and end like this. */
export type ItemPattern = { readonly begins: string; readonly ends: string };

/** The condition that a column holds one of these items: the one named, or any that begins and ends like a pattern. */
export function isOneOf(column: Prisma.Sql, items: string | readonly ItemPattern[]): Prisma.Sql {
  if (typeof items === 'string') return Prisma.sql`${column} = ${items}`;
  return Prisma.sql`${column} LIKE ANY(${items.map(likeOf)})`;
}

/** `LIKE` with what the pattern means by itself taken literally. */
function likeOf({ begins, ends }: ItemPattern): string {
  const literal = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`);
  return `${literal(begins)}%${literal(ends)}`;
}
