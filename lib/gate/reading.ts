import pg from 'pg';
import { Problem } from '#lib/domain/problems/problem.ts';

const CONNECT_TIMEOUT_MS = 1200;
const QUERY_TIMEOUT_MS = 1500;
const MOST_CONNECTIONS = 4;

/** Runs one statement of a transaction that sees some workspaces. */
export type Query = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>;

/** A few connections for what is read beside the path of decisions: snapshots, counters, earlier answers. */
export class ReadingPool {
  private readonly pool: pg.Pool;

  constructor(url: string) {
    this.pool = new pg.Pool({
      connectionString: url,
      application_name: 'countersign gate reads',
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
    });
    this.pool.on('error', () => undefined);
  }

  /** Runs the work in one transaction; all of it sees the database as it was at one moment. */
  snapshot<T>(workspaceIds: readonly string[], work: (query: Query) => Promise<T>): Promise<T> {
    return this.transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', workspaceIds, work);
  }

  /** Runs the work in one transaction that may write. */
  write<T>(workspaceIds: readonly string[], work: (query: Query) => Promise<T>): Promise<T> {
    return this.transaction('BEGIN', workspaceIds, work);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async transaction<T>(
    begin: string,
    workspaceIds: readonly string[],
    work: (query: Query) => Promise<T>,
  ): Promise<T> {
    const client = await this.pool.connect().catch((cause: unknown) => {
      throw unreadable(cause);
    });
    try {
      await client.query(begin);
      await client.query(`SELECT set_config('app.workspaces', $1, true)`, [workspaceIds.join(',')]);
      const query: Query = async (text, values) => (await client.query(text, values)).rows;
      const result = await work(query);
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // INVARIANT: a connection is never given back inside a transaction.
      client.release(true);
      throw error instanceof Problem ? error : unreadable(error);
    }
  }
}

function unreadable(cause: unknown): Problem {
  return new Problem(
    'database_unavailable',
    'What the decision needs could not be read, so it is not allowed. Ask again.',
    {
      cause,
    },
  );
}
