import type { CatalogueAction } from '#lib/domain/actions/catalogue.ts';
import { type Tier, UNDECLARED_TIER } from '#lib/domain/actions/types.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

export type ActionFilter = {
  readonly isDeclared?: boolean;
  readonly tier?: Tier;
  /** Part of the name. */
  readonly text?: string;
  /** Exactly this one. */
  readonly name?: string;
};

type ActionRow = {
  name: string;
  tier: string | null;
  description: string | null;
  declaredAt: Date | null;
  firstSeenAt: Date | null;
  agentId: string | null;
};

/** Declared actions, and those that were only seen in traffic, by name, those after `afterName`. */
export async function list(
  { db, scope }: Transaction,
  filter: ActionFilter,
  page: { readonly limit: number; readonly afterName: string | null },
): Promise<CatalogueAction[]> {
  const rows = await db.$queryRaw<ActionRow[]>`
    SELECT coalesce(a.name, s.action) AS name, a.tier, a.description, a.declared_at AS "declaredAt",
           s.first_seen_at AS "firstSeenAt", s.agent_id AS "agentId"
      FROM (SELECT * FROM action WHERE workspace_id = ${scope.workspaceId}) a
      FULL JOIN (SELECT * FROM action_sighting WHERE workspace_id = ${scope.workspaceId}) s ON s.action = a.name
     WHERE ${conditions(filter, page.afterName)}
     ORDER BY 1 LIMIT ${page.limit}`;
  return rows.map(toAction);
}

function conditions(filter: ActionFilter, afterName: string | null): Prisma.Sql {
  const name = Prisma.sql`coalesce(a.name, s.action)`;
  const parts = [Prisma.sql`true`];
  if (filter.isDeclared !== undefined) parts.push(Prisma.sql`(a.name IS NOT NULL) = ${filter.isDeclared}`);
  if (filter.tier) parts.push(Prisma.sql`coalesce(a.tier, ${UNDECLARED_TIER}) = ${filter.tier}`);
  if (filter.text) parts.push(Prisma.sql`position(lower(${filter.text}) IN lower(${name})) > 0`);
  if (filter.name !== undefined) parts.push(Prisma.sql`${name} = ${filter.name}`);
  if (afterName !== null) parts.push(Prisma.sql`${name} > ${afterName}`);
  return Prisma.join(parts, ' AND ');
}

function toAction({ agentId, tier, description, ...row }: ActionRow): CatalogueAction {
  return {
    ...row,
    tier: tier === null ? UNDECLARED_TIER : (tier as Tier),
    isDeclared: tier !== null,
    description: description ?? '',
    firstSeenByAgentId: agentId,
  };
}

/** The declared tier, read under a lock that lasts until the transaction ends; null for an undeclared action. */
export async function lockTier({ db, scope }: WriteTransaction, name: string): Promise<Tier | null> {
  const rows = await db.$queryRaw<{ tier: string }[]>`
    SELECT tier FROM action WHERE workspace_id = ${scope.workspaceId} AND name = ${name} FOR UPDATE`;
  return rows[0] ? (rows[0].tier as Tier) : null;
}

/** Adds an action to the catalogue; false where it is there, also when two add it at once. */
export async function insert(
  { db, scope }: WriteTransaction,
  action: { readonly name: string; readonly tier: Tier; readonly description: string; readonly at: Date },
): Promise<boolean> {
  const { at, ...text } = action;
  const { count } = await db.action.createMany({
    data: [{ workspaceId: scope.workspaceId, ...text, declaredAt: at, updatedAt: at }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Changes a declared action. */
export async function update(
  { db, scope }: WriteTransaction,
  name: string,
  change: { readonly tier?: Tier; readonly description?: string; readonly at: Date },
): Promise<void> {
  const { at, ...text } = change;
  await db.action.updateMany({
    where: { workspaceId: scope.workspaceId, name },
    data: { ...text, updatedAt: at },
  });
}

/** Counting stops here: an agent can ask millions of times, and a list must stay quick. */
const MOST_CALLS = 10_000;

/** How often each of these actions was asked for, dry runs left out, in decisions from `fromId` on; 10,000 at most. */
export async function countCalls(
  { db, scope }: Transaction,
  names: readonly string[],
  fromId: string,
): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ name: string; calls: number }[]>`
    SELECT n.name, c.calls FROM unnest(${[...names]}::text[]) AS n(name), LATERAL (
      SELECT count(*)::int AS calls FROM (
        SELECT FROM decision d WHERE d.workspace_id = ${scope.workspaceId} AND d.action = n.name AND d.id >= ${fromId}
           AND d.mode = 'enforce' LIMIT ${MOST_CALLS}) counted) c`;
  return new Map(rows.map((row) => [row.name, row.calls]));
}
