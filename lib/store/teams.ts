import type { NamedPerson, Team } from '#lib/domain/access/teams.ts';
import type { ToldTeam } from '#lib/domain/notices/types.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const TEAM = {
  id: true,
  key: true,
  name: true,
  email: true,
  slackHint: true,
  backupTeamId: true,
  createdAt: true,
} as const;

type TeamRow = Omit<Team, 'backupTeam' | 'members'> & { readonly backupTeamId: string | null };

/** A page of the workspace's teams by key, those after `afterKey`. */
export async function list(
  transaction: Transaction,
  page: { readonly limit: number; readonly afterKey: string | null },
): Promise<Team[]> {
  const { db, scope } = transaction;
  const rows = await db.team.findMany({
    where: { workspaceId: scope.workspaceId, ...(page.afterKey !== null && { key: { gt: page.afterKey } }) },
    orderBy: { key: 'asc' },
    take: page.limit,
    select: TEAM,
  });
  return complete(transaction, rows);
}

/** The team with the key or the id; null where there is none. */
export async function find(transaction: Transaction, keyOrId: string): Promise<Team | null> {
  const { db, scope } = transaction;
  const row = await db.team.findFirst({
    where: { workspaceId: scope.workspaceId, OR: [{ key: keyOrId }, { id: keyOrId }] },
    select: TEAM,
  });
  return row ? ((await complete(transaction, [row]))[0] ?? null) : null;
}

/** A Slack address as it is kept: sealed, and its last four characters to tell it by. */
export type SealedSlack = { readonly slackUrl: string; readonly slackHint: string };
const NO_SLACK = { slackUrl: null, slackHint: null };

type NewTeam = Pick<Team, 'id' | 'key' | 'name' | 'email'> & {
  readonly backupTeamId: string | null;
  readonly slack: SealedSlack | null;
};
/** The names of the teams with these keys, by key; a missing one is left out. */
export async function namesByKey(
  { db, scope }: Transaction,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.team.findMany({
    where: { workspaceId: scope.workspaceId, key: { in: [...new Set(keys)] } },
    select: { key: true, name: true },
  });
  return new Map(rows.map(({ key, name }) => [key, name]));
}

/** Adds a team; false where the key is taken, also when two add it at once. */
export async function insert({ db, scope }: WriteTransaction, { slack, ...team }: NewTeam): Promise<boolean> {
  const data = [{ workspaceId: scope.workspaceId, ...team, ...(slack ?? NO_SLACK) }];
  const { count } = await db.team.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** Changes what the team is called and where it is told. */
export async function update(
  { db, scope }: WriteTransaction,
  teamId: string,
  change: {
    readonly name?: string;
    readonly email?: string | null;
    readonly backupTeamId?: string | null;
    readonly slack?: SealedSlack | null;
  },
): Promise<void> {
  const where = { workspaceId_id: { workspaceId: scope.workspaceId, id: teamId } };
  const { slack, ...plain } = change;
  const data = { ...plain, ...(slack === undefined ? {} : (slack ?? NO_SLACK)) };
  await db.team.update({ where, data, select: { id: true } });
}

/** The team's sealed Slack address; null for a team that has none. */
export async function findSealedSlack({ db, scope }: Transaction, teamId: string): Promise<string | null> {
  const row = await db.team.findFirst({
    where: { workspaceId: scope.workspaceId, id: teamId },
    select: { slackUrl: true },
  });
  return row?.slackUrl ?? null;
}

/** Every team as messages reach it. */
export async function listToldTeams({ db, scope }: Transaction): Promise<ToldTeam[]> {
  const { workspaceId } = scope;
  const rows = await db.team.findMany({
    where: { workspaceId },
    select: { id: true, key: true, email: true, slackHint: true, backupTeamId: true },
  });
  const joins = await db.teamMember.findMany({
    where: { workspaceId },
    select: { teamId: true, personId: true },
  });
  const keys = new Map(rows.map((row) => [row.id, row.key]));
  return rows.map(({ slackHint, backupTeamId, ...row }) => ({
    ...row,
    hasSlack: slackHint !== null,
    memberIds: joins.filter((join) => join.teamId === row.id).map((join) => join.personId),
    backupTeam: (backupTeamId && keys.get(backupTeamId)) || null,
  }));
}

/** Makes these people, and no others, the team's members. */
export async function replaceMembers(
  { db, scope }: WriteTransaction,
  teamId: string,
  personIds: readonly string[],
): Promise<void> {
  const { workspaceId } = scope;
  await db.teamMember.deleteMany({ where: { workspaceId, teamId, personId: { notIn: [...personIds] } } });
  const data = personIds.map((personId) => ({ workspaceId, teamId, personId }));
  await db.teamMember.createMany({ data, skipDuplicates: true });
}

/** Takes a person out of every team of the workspace. */
export async function removeFromAll({ db, scope }: WriteTransaction, personId: string): Promise<void> {
  await db.teamMember.deleteMany({ where: { workspaceId: scope.workspaceId, personId } });
}

async function complete(transaction: Transaction, rows: readonly TeamRow[]): Promise<Team[]> {
  const members = await membersOf(transaction, rows);
  const keys = await backupKeysOf(transaction, rows);
  return rows.map(({ backupTeamId, ...row }) => ({
    ...row,
    backupTeam: (backupTeamId && keys.get(backupTeamId)) || null,
    members: members.get(row.id) ?? [],
  }));
}

async function membersOf(
  { db, scope }: Transaction,
  rows: readonly TeamRow[],
): Promise<Map<string, NamedPerson[]>> {
  const joins = await db.teamMember.findMany({
    where: { workspaceId: scope.workspaceId, teamId: { in: rows.map((row) => row.id) } },
    select: { teamId: true, personId: true },
  });
  const people = await db.person.findMany({
    where: { id: { in: joins.map((join) => join.personId) } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
  const members = new Map<string, NamedPerson[]>();
  for (const row of rows) {
    const ids = new Set(joins.filter((join) => join.teamId === row.id).map((join) => join.personId));
    members.set(
      row.id,
      people.filter((person) => ids.has(person.id)),
    );
  }
  return members;
}

async function backupKeysOf(
  { db, scope }: Transaction,
  rows: readonly TeamRow[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => row.backupTeamId ?? []);
  if (ids.length === 0) return new Map();
  const found = await db.team.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: ids } },
    select: { id: true, key: true },
  });
  return new Map(found.map((team) => [team.id, team.key]));
}

/** The names of all teams, by key. */
export async function nameTeams({ db, scope }: Transaction): Promise<Record<string, string>> {
  const where = { workspaceId: scope.workspaceId };
  const teams = await db.team.findMany({ where, select: { key: true, name: true } });
  return Object.fromEntries(teams.map(({ key, name }) => [key, name]));
}
