import type { Permission, Role } from '#lib/domain/access/permissions.ts';
import { ROLE_PERMISSIONS, ROLES } from '#lib/domain/access/permissions.ts';
import type { Tier } from '#lib/domain/actions/types.ts';
import { UNDECLARED_TIER } from '#lib/domain/actions/types.ts';
import type { Rhythm } from '#lib/domain/pacts/types.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** What a pact's text is checked against. */
export type PactSurroundings = {
  readonly actions: readonly { readonly name: string; readonly tier: Tier; readonly declared: boolean }[];
  readonly agents: readonly { readonly key: string; readonly labels: Readonly<Record<string, string>> }[];
  readonly teams: readonly { readonly key: string; readonly name: string }[];
  readonly checks: readonly {
    readonly key: string;
    readonly isRetired: boolean;
    readonly rhythm: Rhythm | null;
  }[];
};

/** The workspace's actions (declared, and seen in traffic), agents, teams and checks. */
export async function readPactSurroundings({ db, scope }: Transaction): Promise<PactSurroundings> {
  const where = { workspaceId: scope.workspaceId };
  const declared = await db.action.findMany({
    where,
    orderBy: { name: 'asc' },
    select: { name: true, tier: true },
  });
  const seen = await db.actionSighting.findMany({
    where,
    orderBy: { action: 'asc' },
    select: { action: true },
  });
  const agents = await db.agent.findMany({
    where: { ...where, retiredAt: null },
    orderBy: { key: 'asc' },
    select: { key: true, labels: true },
  });
  const teams = await db.team.findMany({ where, orderBy: { key: 'asc' }, select: { key: true, name: true } });
  const checks = await db.check.findMany({
    where,
    orderBy: { key: 'asc' },
    select: { key: true, retiredAt: true, rhythm: true },
  });
  const names = new Set(declared.map((action) => action.name));
  return {
    checks: checks.map(({ key, retiredAt, rhythm }) => ({
      key,
      isRetired: retiredAt !== null,
      // INVARIANT: only a rhythm that its contract has parsed is ever saved.
      rhythm: rhythm as Rhythm | null,
    })),
    actions: [
      ...declared.map(({ name, tier }) => ({ name, tier: tier as Tier, declared: true })),
      ...seen
        .filter(({ action }) => !names.has(action))
        .map(({ action }) => ({ name: action, tier: UNDECLARED_TIER, declared: false })),
    ],
    agents: agents.map(({ key, labels }) => ({ key, labels: labels as Record<string, string> })),
    teams,
  };
}

export type NamedPerson = { readonly id: string; readonly name: string; readonly role: Role | null };

/** The people who may approve a pact now. */
export function listApprovers(transaction: Transaction): Promise<NamedPerson[]> {
  return listWhoMay(transaction, 'pact:approve');
}

/** Everybody in the workspace whose role has the permission, in the order in which they joined. */
export async function listWhoMay({ db, scope }: Transaction, permission: Permission): Promise<NamedPerson[]> {
  const roles = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission));
  const members = await db.member.findMany({
    where: { workspaceId: scope.workspaceId, removedAt: null, role: { in: roles } },
    orderBy: { joinedAt: 'asc' },
    select: { personId: true },
  });
  const people = await namePeople(
    { db, scope },
    members.map((member) => member.personId),
  );
  return members.flatMap(({ personId }) => people.get(personId) ?? []);
}

/** Names and roles of these people; a former member keeps the name and has no role. */
export async function namePeople(
  { db, scope }: Transaction,
  ids: readonly string[],
): Promise<Map<string, NamedPerson>> {
  const wanted = [...new Set(ids)];
  const people = await db.person.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  const members = await db.member.findMany({
    where: { workspaceId: scope.workspaceId, personId: { in: wanted } },
    select: { personId: true, role: true, removedAt: true },
  });
  const roles = new Map(
    members.map((member) => [member.personId, member.removedAt ? null : (member.role as Role)]),
  );
  return new Map(people.map(({ id, name }) => [id, { id, name, role: roles.get(id) ?? null }]));
}

/** How far the gates are: the workspace's revision, gates alive, and how many of them have applied it. */
export async function readAdoption(
  { db, scope }: Transaction,
  now: Date,
): Promise<{ gates: number; current: number; revision: number }> {
  const head = await db.workspaceHead.findUnique({
    where: { workspaceId: scope.workspaceId },
    select: { revision: true },
  });
  const revision = head?.revision ?? 0n;
  const seenAt = { gte: new Date(now.getTime() - 5000) };
  const gates = await db.gatePresence.findMany({
    where: { workspaceId: scope.workspaceId, seenAt },
    select: { revision: true },
  });
  return {
    gates: gates.length,
    current: gates.filter((gate) => gate.revision >= revision).length,
    revision: Number(revision),
  };
}

/** The fewest approvals this workspace asks for. */
export async function readMinApprovals({ db, scope }: Transaction): Promise<number> {
  const workspace = await db.workspace.findUnique({
    where: { id: scope.workspaceId },
    select: { minApprovals: true },
  });
  return workspace?.minApprovals ?? 1;
}
