import type { JsonObject } from '#lib/domain/decisions/types.ts';
import type { AskingHistory } from '#lib/domain/reviews/types.ts';
import { Prisma } from '#lib/store/database.ts';
import type { Transaction } from '#lib/store/transaction.ts';

export type AskedBefore = {
  readonly agentId: string;
  readonly action: string;
  /** The request that is looked at; its own decisions do not count. */
  readonly requestDigest: string;
  readonly request: JsonObject;
  readonly openedAt: Date;
  readonly fromId: string;
  /** The first id that is later than this request. */
  readonly beforeId: string;
};

/** How many decisions are looked into; an agent can make thousands an hour. */
const MOST = 1000;
/** Longer texts are notes, of which each is its own. */
const SHORT = 80;

/** Records whose text holds an escaped null cannot become jsonb; they count as asked and for nothing else. */
const READABLE = Prisma.sql`CASE WHEN position('\\u0000' IN record) > 0 THEN NULL ELSE record::jsonb -> 'request' END`;

/** What the agent asked for under the action before this request, and other than it: the newest of it. */
export async function readAskedBefore(
  transaction: Transaction,
  asked: AskedBefore,
): Promise<Omit<AskingHistory, 'windowDays'>> {
  const { scope } = transaction;
  const { agentId, action, requestDigest, fromId, beforeId } = asked;
  const decisions = Prisma.sql`
    SELECT ${READABLE} AS request, evaluated_at FROM decision
     WHERE workspace_id = ${scope.workspaceId} AND agent_id = ${agentId} AND action = ${action}
       AND id >= ${fromId} AND id < ${beforeId} AND request_digest <> ${requestDigest} AND mode = 'enforce'
     ORDER BY id DESC LIMIT ${MOST}`;
  return {
    ...(await readCounts(transaction, asked, decisions)),
    ...(await readTimes(transaction, asked, decisions)),
    numbers: await readNumbers(transaction, decisions),
    values: await readValues(transaction, asked, decisions),
  };
}

async function readCounts({ db }: Transaction, { request }: AskedBefore, decisions: Prisma.Sql) {
  const resource = memberOf(request, 'resource');
  const rows = await db.$queryRaw<{ asked: number; same: number }[]>`
    SELECT count(*)::int AS asked,
           (count(*) FILTER (WHERE request #>> '{resource,type}' = ${String(resource.type ?? '')}
                               AND request #>> '{resource,id}' = ${String(resource.id ?? '')}))::int AS same
      FROM (${decisions}) d`;
  const asked = rows[0]?.asked ?? 0;
  return { asked, isCut: asked >= MOST, sameResource: rows[0]?.same ?? 0 };
}

async function readTimes({ db }: Transaction, { openedAt }: AskedBefore, decisions: Prisma.Sql) {
  // Hours are counted back from this request, so that the last one is always whole.
  const rows = await db.$queryRaw<{ ago: number; hour: number; count: number }[]>`
    SELECT floor(extract(epoch FROM ${openedAt}::timestamptz - evaluated_at) / 3600)::int AS ago,
           extract(hour FROM evaluated_at AT TIME ZONE 'UTC')::int AS hour, count(*)::int AS count
      FROM (${decisions}) d GROUP BY 1, 2`;
  const hours = Array.from({ length: 24 }, () => 0);
  const ago = new Map<number, number>();
  for (const row of rows) {
    hours[row.hour] = (hours[row.hour] ?? 0) + row.count;
    ago.set(row.ago, (ago.get(row.ago) ?? 0) + row.count);
  }
  const earlier = [...ago].filter(([hour]) => hour > 0).map(([, count]) => count);
  const lastHour = ago.get(0) ?? 0;
  return { hourUtc: openedAt.getUTCHours(), hours, lastHour, busiestHour: Math.max(0, ...earlier) };
}

const CONTEXT = Prisma.sql`jsonb_each(CASE WHEN jsonb_typeof(request -> 'context') = 'object' THEN request -> 'context' ELSE '{}' END) c`;

async function readNumbers(
  { db }: Transaction,
  decisions: Prisma.Sql,
): Promise<Record<string, { largest: number; median: number }>> {
  const rows = await db.$queryRaw<{ name: string; largest: number; median: number }[]>`
    SELECT c.key AS name, max((c.value #>> '{}')::float8) AS largest,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY (c.value #>> '{}')::float8) AS median
      FROM (${decisions}) d, ${CONTEXT} WHERE jsonb_typeof(c.value) = 'number' GROUP BY c.key`;
  return Object.fromEntries(rows.map(({ name, largest, median }) => [name, { largest, median }]));
}

async function readValues(
  { db }: Transaction,
  { request }: AskedBefore,
  decisions: Prisma.Sql,
): Promise<Record<string, { asked: number; distinct: number; same: number }>> {
  const own = Object.entries(memberOf(request, 'context')).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[1].length <= SHORT && !entry.join('').includes('\u0000'),
  );
  if (own.length === 0) return {};
  const pairs = Prisma.join(own.map(([name, value]) => Prisma.sql`(${name}, ${value})`));
  const rows = await db.$queryRaw<{ name: string; asked: number; distinct: number; same: number }[]>`
    SELECT c.key AS name, count(*)::int AS asked, count(DISTINCT c.value)::int AS distinct,
           (count(*) FILTER (WHERE c.value #>> '{}' = own.value))::int AS same
      FROM (${decisions}) d, ${CONTEXT} JOIN (VALUES ${pairs}) own(name, value) ON own.name = c.key
     WHERE jsonb_typeof(c.value) = 'string' GROUP BY c.key`;
  return Object.fromEntries(rows.map(({ name, ...counts }) => [name, counts]));
}

function memberOf(request: JsonObject, name: string): JsonObject {
  const member = request[name];
  return typeof member === 'object' && member !== null && !Array.isArray(member)
    ? (member as JsonObject)
    : {};
}
