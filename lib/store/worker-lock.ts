import pg from 'pg';

/** Any number will do, as long as every worker asks for the same. */
export const WORKER_LOCK = 7_203_114_503;

/** Being the one worker. `lost` settles when the database no longer says so. */
export type WorkerLock = { readonly lost: Promise<string>; release(): Promise<void> };

/**
 * Asks the database to be the one worker; null while another is. The lock is the session's: it ends with the
 * connection, so a worker that is killed makes room by itself.
 */
export async function takeWorkerLock(databaseUrl: string): Promise<WorkerLock | null> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  const lost = new Promise<string>((resolve) => {
    client.on('error', (error) => resolve(error.message));
    client.on('end', () => resolve('the connection ended'));
  });
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
    WORKER_LOCK,
  ]);
  if (rows[0]?.taken) return { lost, release: () => client.end() };
  await client.end();
  return null;
}
