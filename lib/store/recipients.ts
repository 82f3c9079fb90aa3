import { type Role, roleNamed } from '#lib/domain/access/permissions.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** Somebody who can be told by mail. */
export type Reachable = { readonly personId: string; readonly email: string; readonly role: Role };

/** Every member of the workspace with an address. */
export async function listReachable({ db, scope }: Transaction): Promise<Reachable[]> {
  const members = await db.member.findMany({
    where: { workspaceId: scope.workspaceId, removedAt: null },
    select: { personId: true, role: true },
  });
  const people = await db.person.findMany({
    where: { id: { in: members.map((member) => member.personId) } },
    select: { id: true, email: true },
  });
  const emails = new Map(people.map((person) => [person.id, person.email]));
  return members.flatMap(({ personId, role }) => {
    const email = emails.get(personId);
    return email === undefined ? [] : [{ personId, email, role: roleNamed(role) }];
  });
}
