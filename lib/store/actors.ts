import type { Transaction } from '#lib/store/transaction.ts';

/** The names of people and keys by their ids; the product's own parts are named by themselves. */
export async function nameActors(
  { db, scope }: Transaction,
  ids: readonly string[],
): Promise<(id: string) => { readonly id: string; readonly name: string }> {
  const wanted = [...new Set(ids)];
  const people = await db.person.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  const keys = await db.apiKey.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: wanted } },
    select: { id: true, name: true },
  });
  const names = new Map([...people, ...keys].map((actor) => [actor.id, actor.name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}
