import pg from 'pg';
import type { Logger } from '#lib/platform/logger.ts';

const CONNECT_TIMEOUT_MS = 1500;
const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 500;

export type ConnectionOptions = {
  readonly url: string;
  /** Shown in `pg_stat_activity`. */
  readonly name: string;
  readonly logger: Logger;
  /** Runs on every new connection before it is used; a failure counts as a failure to connect. */
  readonly prepare?: (client: pg.Client) => Promise<void>;
  /** Told each time a connection is there. */
  readonly onConnected?: () => void;
  /** Told when the one in use is lost. */
  readonly onLost?: () => void;
};

/** One connection that is made again whenever it is lost. */
export class SteadyConnection {
  private current: pg.Client | null = null;
  private isClosed = false;
  private waitMs = FIRST_WAIT_MS;
  private timer: NodeJS.Timeout | undefined;
  private readonly options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    this.options = options;
    void this.connect();
  }

  /** The connection, or null while there is none. */
  get client(): pg.Client | null {
    return this.current;
  }

  /** Gives up on a connection that does not answer; another is made. */
  drop(client: pg.Client): void {
    destroy(client);
    this.lose(client);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    const client = this.current;
    this.current = null;
    if (client) await endSoon(client);
  }

  private async connect(): Promise<void> {
    const { url, name, prepare, onConnected, logger } = this.options;
    const client = new pg.Client({
      connectionString: url,
      application_name: name,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    try {
      await withTimeout(client.connect(), CONNECT_TIMEOUT_MS);
      await withTimeout(prepare?.(client) ?? Promise.resolve(), CONNECT_TIMEOUT_MS);
    } catch (error) {
      destroy(client);
      logger.debug({ err: error, connection: name }, 'cannot connect to the database');
      this.connectLater();
      return;
    }
    if (this.isClosed) {
      await endSoon(client);
      return;
    }
    this.waitMs = FIRST_WAIT_MS;
    this.current = client;
    onConnected?.();
  }

  private lose(client: pg.Client): void {
    if (this.current !== client) return;
    this.current = null;
    if (this.isClosed) return;
    this.options.logger.warn({ connection: this.options.name }, 'lost a database connection');
    this.options.onLost?.();
    this.connectLater();
  }

  private connectLater(): void {
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.connect(), this.waitMs);
    this.waitMs = Math.min(LONGEST_WAIT_MS, this.waitMs * 2);
  }
}

/** Rejects when the promise takes longer; the work itself goes on. */
export async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DatabaseTimeout(timeoutMs)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The database did not answer in time. */
export class DatabaseTimeout extends Error {
  override readonly name = 'DatabaseTimeout';
  readonly code = 'ETIMEDOUT';
  constructor(timeoutMs: number) {
    super(`the database did not answer within ${timeoutMs} ms`);
  }
}

// A connection that hangs cannot be ended politely: its socket is cut.
function destroy(client: pg.Client): void {
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection;
  stream.destroy();
}

async function endSoon(client: pg.Client): Promise<void> {
  try {
    await withTimeout(client.end(), CONNECT_TIMEOUT_MS);
  } catch {
    destroy(client);
  }
}
