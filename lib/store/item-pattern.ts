/** Items that a message settles: one, or all that begin and end like this. */
export type ItemPattern = { readonly begins: string; readonly ends: string };

/** `LIKE` with what the pattern means by itself taken literally. */
export function likeOf({ begins, ends }: ItemPattern): string {
  const literal = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`);
  return `${literal(begins)}%${literal(ends)}`;
}
