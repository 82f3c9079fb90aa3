import type { ItemPattern } from '#lib/domain/notices/types.ts';
import { Prisma } from '#lib/store/database.ts';

/** The condition that a row with an `item` and a `payload` is of this item, or of one that fits a pattern. */
export function isOneOf(items: string | readonly ItemPattern[]): Prisma.Sql {
  if (typeof items === 'string') return Prisma.sql`item = ${items}`;
  if (items.length === 0) return Prisma.sql`false`;
  const fits = items.map(
    (pattern) =>
      Prisma.sql`(item LIKE ${likeOf(pattern)}
        AND (payload -> 'methods' IS NULL OR jsonb_exists(payload -> 'methods', ${pattern.method})))`,
  );
  return Prisma.sql`(${Prisma.join(fits, ' OR ')})`;
}

/** `LIKE` with what the pattern means by itself taken literally. */
function likeOf({ begins, ends }: ItemPattern): string {
  const literal = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`);
  return `${literal(begins)}%${literal(ends)}`;
}
