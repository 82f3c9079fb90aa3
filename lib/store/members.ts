import type { Member, Membership } from '#lib/domain/access/members.ts';
import { type Role, roleNamed } from '#lib/domain/access/permissions.ts';
import { database } from '#lib/store/database.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

type MembershipRow = {
  readonly workspace_id: string;
  readonly workspace_name: string;
  readonly role: string;
  readonly session_version: number;
  readonly email: string;
  readonly name: string;
};

/** The workspaces a person belongs to now, the first joined first. Asked before a workspace is known. */
export async function findMemberships(personId: string): Promise<Membership[]> {
  const rows = await database().$queryRaw<MembershipRow[]>`SELECT * FROM find_memberships(${personId})`;
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    workspaceName: row.workspace_name,
    role: roleNamed(row.role),
    sessionVersion: row.session_version,
    email: row.email,
    name: row.name,
  }));
}

/** A page of the workspace's members, by person, those after `afterId`. */
export async function list(
  transaction: Transaction,
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<Member[]> {
  const { db, scope } = transaction;
  const rows = await db.member.findMany({
    where: {
      workspaceId: scope.workspaceId,
      removedAt: null,
      ...(page.afterId !== null && { personId: { gt: page.afterId } }),
    },
    orderBy: { personId: 'asc' },
    take: page.limit,
    select: { personId: true, role: true, joinedAt: true },
  });
  const people = await db.person.findMany({
    where: { id: { in: rows.map((row) => row.personId) } },
    select: { id: true, name: true, email: true },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  return rows.flatMap(({ personId, role, joinedAt }) => {
    const person = byId.get(personId);
    return person
      ? [{ personId, name: person.name, email: person.email, role: roleNamed(role), joinedAt }]
      : [];
  });
}

/** The member; null for somebody who is none, or no longer. */
export async function find({ db, scope }: Transaction, personId: string): Promise<Member | null> {
  const row = await db.member.findFirst({
    where: { workspaceId: scope.workspaceId, personId, removedAt: null },
    select: { role: true, joinedAt: true },
  });
  const person =
    row && (await db.person.findUnique({ where: { id: personId }, select: { name: true, email: true } }));
  return person ? { personId, ...person, role: roleNamed(row.role), joinedAt: row.joinedAt } : null;
}

/** Which of these people are members now. */
export async function currentIds(
  { db, scope }: Transaction,
  personIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.member.findMany({
    where: { workspaceId: scope.workspaceId, personId: { in: [...personIds] }, removedAt: null },
    select: { personId: true },
  });
  return new Set(rows.map((row) => row.personId));
}

/** The owners' ids. */
export async function listOwners({ db, scope: { workspaceId } }: Transaction): Promise<string[]> {
  const where = { workspaceId, role: 'owner', removedAt: null };
  const rows = await db.member.findMany({ where, orderBy: { personId: 'asc' }, select: { personId: true } });
  return rows.map(({ personId }) => personId);
}

/**
 * The owners, their rows locked until the transaction ends.
 * INVARIANT: whoever would end an ownership holds these locks, so of two who would leave none, one sees the other's.
 */
export async function lockOwners({ db, scope }: WriteTransaction): Promise<string[]> {
  const rows = await db.$queryRaw<{ person_id: string }[]>`
    SELECT person_id FROM member WHERE workspace_id = ${scope.workspaceId} AND role = 'owner' AND removed_at IS NULL
     ORDER BY person_id FOR UPDATE`;
  return rows.map((row) => row.person_id);
}

/** Makes the person a member, again if they were one before; false where they are one already. */
export async function join({ db, scope }: WriteTransaction, personId: string, role: Role): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO member (workspace_id, person_id, role) VALUES (${scope.workspaceId}, ${personId}, ${role})
    ON CONFLICT (workspace_id, person_id) DO UPDATE SET role = EXCLUDED.role, joined_at = now(), removed_at = NULL
     WHERE member.removed_at IS NOT NULL`;
  return count === 1;
}

/** Gives a member another role; false where they are not a member, or another write was first. */
export async function changeRole(
  { db, scope }: WriteTransaction,
  personId: string,
  change: { readonly from: Role; readonly to: Role },
): Promise<boolean> {
  const where = { workspaceId: scope.workspaceId, personId, removedAt: null, role: change.from };
  const { count } = await db.member.updateMany({ where, data: { role: change.to } });
  return count === 1;
}

/** Ends a membership; false where there is none. */
export async function remove(
  { db, scope }: WriteTransaction,
  personId: string,
  removedAt: Date,
): Promise<boolean> {
  const where = { workspaceId: scope.workspaceId, personId, removedAt: null };
  const { count } = await db.member.updateMany({ where, data: { removedAt } });
  return count === 1;
}

/** Whether the address is a member's. */
export async function hasEmail({ db, scope }: Transaction, email: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM member m JOIN person p ON p.id = m.person_id
     WHERE m.workspace_id = ${scope.workspaceId} AND m.removed_at IS NULL AND p.email = ${email}) AS found`;
  return rows[0]?.found ?? false;
}
