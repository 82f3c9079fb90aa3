import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Settings } from '#lib/platform/env.ts';
import { checkAppRole } from '#supervisor/app-role.ts';
import type { Secrets } from '#supervisor/data-folder.ts';
import {
  APP_ROLE,
  closeDatabaseSql,
  createDatabaseSql,
  DATABASE_NAME,
  OWNER_ROLE,
  rolesSql,
} from '#supervisor/database-setup.ts';
import { migrate } from '#supervisor/migrations.ts';
import {
  adminUrl,
  type ClusterOptions,
  freePort,
  initialiseCluster,
  startCluster,
} from '#supervisor/postgres/cluster.ts';
import { stopOrphan } from '#supervisor/postgres/orphan.ts';
import { placePostgres } from '#supervisor/postgres/placement.ts';
import { keepRestarting } from '#supervisor/restarting.ts';

/** Says something to whoever started the product. */
export type Say = (line: string) => void;

/** A database that is migrated and whose roles were checked. */
export type OpenDatabase = {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** In words, for the terminal. */
  readonly description: string;
  readonly pid: number | null;
  stop(): Promise<void>;
};

const MIGRATIONS = resolve(import.meta.dirname, '..', 'prisma', 'migrations');

/** Opens the database of the settings: starts the embedded one if it is ours, migrates, and checks the roles. */
export async function openDatabase(settings: Settings, secrets: Secrets, say: Say): Promise<OpenDatabase> {
  const database =
    settings.database.kind === 'external'
      ? external(settings.database)
      : await embedded(settings, secrets, say);
  try {
    const applied = await migrate(database.ownerUrl, MIGRATIONS);
    if (applied.length > 0) say(`Database brought up to date: ${applied.join(', ')}.`);
    await checkAppRole(database.appUrl);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function external({ appUrl, ownerUrl }: { appUrl: string; ownerUrl: string }): OpenDatabase {
  const { hostname, port, pathname } = new URL(appUrl);
  const description = `PostgreSQL at ${hostname}:${port || '5432'}${pathname} (DATABASE_URL)`;
  return { appUrl, ownerUrl, description, pid: null, stop: async () => undefined };
}

async function embedded(settings: Settings, secrets: Secrets, say: Say): Promise<OpenDatabase> {
  const placement = placePostgres(settings.dataDir, secrets.dataFolderId);
  if (placement.note) say(placement.note);
  if (await stopOrphan(placement.clusterDir))
    say('Ended the PostgreSQL that an earlier, killed run had left behind.');
  const options: ClusterOptions = {
    placement,
    adminPassword: secrets.clusterAdminPassword,
    logFile: join(settings.dataDir, 'postgres.log'),
  };
  await initialiseCluster(options);
  const port = await freePort();
  const cluster = await keepRestarting('PostgreSQL', say, () => startCluster(options, port));
  try {
    await makeRolesAndDatabase(adminUrl(options, port), secrets);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  const url = (role: string, password: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`;
  return {
    appUrl: url(APP_ROLE, secrets.appPassword),
    ownerUrl: url(OWNER_ROLE, secrets.ownerPassword),
    description: `PostgreSQL 18, embedded, in ${placement.clusterDir}`,
    pid: cluster.first.pid,
    stop: cluster.stop,
  };
}

/** Says again what the roles are at each start, so a cluster that was cut short in its making is made whole. */
async function makeRolesAndDatabase(url: string, secrets: Secrets): Promise<void> {
  await run(url, async (client) => {
    await client.query(rolesSql({ owner: secrets.ownerPassword, app: secrets.appPassword }));
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(createDatabaseSql());
  });
  await run(url.replace(/\/postgres$/, `/${DATABASE_NAME}`), async (client) => {
    await client.query(closeDatabaseSql());
  });
}

async function run(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
