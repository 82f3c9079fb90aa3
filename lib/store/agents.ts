import type { Agent, AgentLabels } from '#lib/domain/agents/types.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const AGENT = {
  id: true,
  key: true,
  name: true,
  description: true,
  ownerTeamId: true,
  labels: true,
  createdAt: true,
  retiredAt: true,
} as const;

export type AgentFilter = {
  readonly state: 'active' | 'retired' | 'all';
  readonly ownerTeamId?: string;
  readonly label?: { readonly name: string; readonly value: string };
  /** Part of the key or the name. */
  readonly text?: string;
};

/** Agents by key, those after `afterKey`. */
export async function list(
  transaction: Transaction,
  filter: AgentFilter,
  page: { readonly limit: number; readonly afterKey: string | null },
): Promise<Agent[]> {
  const { db, scope } = transaction;
  const { state, ownerTeamId, label, text } = filter;
  const rows = await db.agent.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...(state !== 'all' && { retiredAt: state === 'active' ? null : { not: null } }),
      ...(ownerTeamId !== undefined && { ownerTeamId }),
      ...(label && { labels: { path: [label.name], equals: label.value } }),
      ...(text && {
        OR: [
          { key: { contains: text, mode: 'insensitive' as const } },
          { name: { contains: text, mode: 'insensitive' as const } },
        ],
      }),
      ...(page.afterKey !== null && { key: { gt: page.afterKey } }),
    },
    orderBy: { key: 'asc' },
    take: page.limit,
    select: AGENT,
  });
  return withOwners(transaction, rows);
}

/** The agent with the key or the id; null where there is none. */
export async function find(transaction: Transaction, keyOrId: string): Promise<Agent | null> {
  const { db, scope } = transaction;
  const row = await db.agent.findFirst({
    where: { workspaceId: scope.workspaceId, OR: [{ key: keyOrId }, { id: keyOrId }] },
    select: AGENT,
  });
  return row ? ((await withOwners(transaction, [row]))[0] ?? null) : null;
}

/** The agents with these ids, by id; a missing one is left out. */
export async function findAll(transaction: Transaction, ids: readonly string[]): Promise<Map<string, Agent>> {
  const { db, scope } = transaction;
  const rows = await db.agent.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: [...new Set(ids)] } },
    select: AGENT,
  });
  return new Map((await withOwners(transaction, rows)).map((agent) => [agent.id, agent]));
}

/** The agents with these keys or ids, by what they were named by; a missing one is left out. */
export async function findAllNamed(
  transaction: Transaction,
  keysOrIds: readonly string[],
): Promise<Map<string, Agent>> {
  const { db, scope } = transaction;
  const names = [...new Set(keysOrIds)];
  const rows = await db.agent.findMany({
    where: { workspaceId: scope.workspaceId, OR: [{ key: { in: names } }, { id: { in: names } }] },
    select: AGENT,
  });
  const found = await withOwners(transaction, rows);
  return new Map(found.flatMap((agent) => [[agent.key, agent] as const, [agent.id, agent] as const]));
}

/** Holds the agent until the transaction ends, so that two changes of it cannot cross. */
export async function lock({ db, scope }: WriteTransaction, agentId: string): Promise<void> {
  await db.$queryRaw`SELECT id FROM agent WHERE workspace_id = ${scope.workspaceId} AND id = ${agentId} FOR UPDATE`;
}

type AgentText = {
  readonly name: string;
  readonly description: string;
  readonly ownerTeamId: string;
  readonly labels: AgentLabels;
};

/** Adds an agent; false where the key is taken, also when two add it at once. */
export async function insert(
  { db, scope }: WriteTransaction,
  agent: AgentText & { readonly id: string; readonly key: string },
): Promise<boolean> {
  const { count } = await db.agent.createMany({
    data: [{ workspaceId: scope.workspaceId, ...agent, labels: { ...agent.labels } }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Changes an agent that is not retired; answers whether it did. */
export async function update(
  { db, scope }: WriteTransaction,
  agentId: string,
  { labels, ...change }: Partial<AgentText>,
): Promise<boolean> {
  const { count } = await db.agent.updateMany({
    where: { workspaceId: scope.workspaceId, id: agentId, retiredAt: null },
    data: { ...change, ...(labels && { labels: { ...labels } }) },
  });
  return count === 1;
}

/** Retires the agent unless it is; answers whether it did. */
export async function retire({ db, scope }: WriteTransaction, agentId: string, at: Date): Promise<boolean> {
  const { count } = await db.agent.updateMany({
    where: { workspaceId: scope.workspaceId, id: agentId, retiredAt: null },
    data: { retiredAt: at },
  });
  return count === 1;
}

type AgentRow = Omit<Agent, 'owner' | 'labels'> & { ownerTeamId: string; labels: unknown };

async function withOwners({ db, scope }: Transaction, rows: readonly AgentRow[]): Promise<Agent[]> {
  const teams = await db.team.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: [...new Set(rows.map((row) => row.ownerTeamId))] } },
    select: { id: true, key: true, name: true },
  });
  const byId = new Map(teams.map((team) => [team.id, team]));
  return rows.map(({ ownerTeamId, labels, ...row }) => {
    const owner = byId.get(ownerTeamId);
    // INVARIANT: the foreign key keeps the owner's team while the agent is there.
    if (!owner) throw new Error(`agent ${row.id} has no owner team`);
    return { ...row, owner, labels: labels as AgentLabels };
  });
}
