import pg from 'pg';
import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { Places } from '#lib/platform/places.ts';

/** The two ends of a recorded decision; what lies between is the explanation it was given. */
export type DecisionEnds = {
  readonly id: string;
  readonly effect: string;
  /** All before `,"decision":{"engine"`; the whole record where that does not stand in it. */
  readonly head: string;
  /** All after the last `,"pacts":[`; the whole record where that does not stand in it. */
  readonly tail: string;
};

/** Which decisions: those with ids between these two, of all agents where none are named. */
export type DecisionSpan = {
  readonly afterId: string;
  readonly beforeId: string;
  readonly agentIds: readonly string[] | null;
};

const CHUNK = 1_000;
const SPAN = `
  FROM decision
 WHERE workspace_id = $1 AND id > $2 AND id < $3 AND mode = 'enforce' AND ($4::text[] IS NULL OR agent_id = ANY ($4))`;
const ENDS = `
  SELECT id, effect, split_part(record, ',"decision":{"engine"', 1), split_part(record, ',"pacts":[', -1)
  ${SPAN} ORDER BY id LIMIT ${CHUNK}`;
const COUNT = `SELECT count(*)::int FROM (SELECT 1 ${SPAN} LIMIT $5) AS found`;

/** How long is waited for one of the streams that are open at once, and for one statement. */
type Patience = { readonly waitMs: number; readonly statementMs: number };

const AT_ONCE = 2;
const PATIENCE: Patience = { waitMs: 30_000, statementMs: 30_000 };

/**
 * Reads enforced decisions of a workspace in the order of their ids, a chunk at a time, over a connection of its own:
 * the next chunk is on its way while one is being worked on, and the event loop has a turn between two.
 */
export class DecisionStream {
  private readonly client: pg.Client;
  private readonly workspaceId: string;

  private constructor(client: pg.Client, workspaceId: string) {
    this.client = client;
    this.workspaceId = workspaceId;
  }

  /**
   * Opens the stream for the work and closes it afterwards; everything in it sees the database as it was at one moment.
   * INVARIANT: a process opens no more than two at once, so that whoever decides always finds a connection. Raises
   * `rate_limited` where neither comes free in time.
   */
  static async with<T>(
    scope: Scope,
    work: (stream: DecisionStream) => Promise<T>,
    { waitMs, statementMs }: Patience = PATIENCE,
  ): Promise<T> {
    const giveBack = await places().take(waitMs);
    if (!giveBack) throw busy(waitMs);
    const client = openClient();
    try {
      await client.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query(
        `SELECT set_config('app.workspaces', $1, true), set_config('statement_timeout', $2, true)`,
        [scope.workspaceId, String(statementMs)],
      );
      return await work(new DecisionStream(client, scope.workspaceId));
    } catch (error) {
      throw isTooSlow(error) ? tooSlow(error) : error;
    } finally {
      await client.end().catch(() => undefined);
      giveBack();
    }
  }

  /** How many there are; counting stops at `most`. */
  async count(span: DecisionSpan, most: number): Promise<number> {
    const values = [this.workspaceId, span.afterId, span.beforeId, span.agentIds, most];
    const { rows } = await this.client.query<[number]>({ text: COUNT, values, rowMode: 'array' });
    return rows[0]?.[0] ?? 0;
  }

  async *chunks(span: DecisionSpan): AsyncGenerator<readonly DecisionEnds[]> {
    let next = this.chunk(span, span.afterId);
    while (true) {
      const rows = await next;
      const last = rows.at(-1);
      if (!last) return;
      if (rows.length === CHUNK) next = this.chunk(span, last.id);
      // Whoever reads may stop before it has come; then nobody is left to be told how it went.
      next.catch(() => undefined);
      yield rows;
      if (rows.length < CHUNK) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** A whole record, where its ends were not enough. */
  async whole(decisionId: string): Promise<string | null> {
    const { rows } = await this.client.query<[string]>({
      text: 'SELECT record FROM decision WHERE workspace_id = $1 AND id = $2',
      values: [this.workspaceId, decisionId],
      rowMode: 'array',
    });
    return rows[0]?.[0] ?? null;
  }

  /** How far a counter was used by decisions before this one; null where it was not. */
  async counterBefore(
    place: { readonly limitRef: string; readonly windowStart: number },
    beforeId: string,
  ): Promise<{ readonly ordinal: number; readonly total: string } | null> {
    const { rows } = await this.client.query<{ ordinal: number; total: string }>(
      `SELECT ordinal, total::text AS total FROM consumption
        WHERE workspace_id = $1 AND grant_key = $2 AND window_start = $3 AND decision_id < $4
        ORDER BY ordinal DESC LIMIT 1`,
      [this.workspaceId, place.limitRef, place.windowStart, beforeId],
    );
    return rows[0] ?? null;
  }

  /** The sentences these decisions were answered with, by id. */
  async summaries(decisionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.client.query<[string, string]>({
      text: `SELECT id, record::json #>> '{decision,summary}' FROM decision WHERE workspace_id = $1 AND id = ANY ($2)`,
      values: [this.workspaceId, decisionIds],
      rowMode: 'array',
    });
    return new Map(rows);
  }

  private async chunk(span: DecisionSpan, afterId: string): Promise<readonly DecisionEnds[]> {
    const values = [this.workspaceId, afterId, span.beforeId, span.agentIds];
    const query = { name: 'ends', text: ENDS, values, rowMode: 'array' as const };
    const { rows } = await this.client.query<[string, string, string, string]>(query);
    return rows.map(([id, effect, head, tail]) => ({ id, effect, head, tail }));
  }
}

// Next keeps several copies of a module in one process; the places must be counted once.
const holder: { countersignStreams?: Places } = globalThis as { countersignStreams?: Places };

function places(): Places {
  holder.countersignStreams ??= new Places(AT_ONCE);
  return holder.countersignStreams;
}

function openClient(): pg.Client {
  const client = new pg.Client({
    connectionString: process.env.DATABASE_URL,
    application_name: 'countersign backtest',
    connectionTimeoutMillis: 2_000,
  });
  // A connection that breaks while nothing is asked says so to nobody; the next question then fails.
  client.on('error', () => undefined);
  return client;
}

function busy(waitMs: number): Problem {
  const detail = `${AT_ONCE} backtests are running already, as many as run at once. Wait and try again.`;
  return new Problem('rate_limited', detail, { retryAfterS: Math.ceil(waitMs / 1_000) });
}

function isTooSlow(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '57014';
}

function tooSlow(cause: unknown): Problem {
  const detail =
    'The database takes too long to read what was decided. Try again, or choose a shorter range.';
  return new Problem('database_unavailable', detail, { cause });
}
