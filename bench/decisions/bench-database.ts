import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { clauseOf } from '#lib/testing/pacts.ts';
import {
  APP_ROLE,
  closeDatabaseSql,
  createDatabaseSql,
  OWNER_ROLE,
  rolesSql,
} from '#supervisor/database-setup.ts';
import { migrate } from '#supervisor/migrations.ts';
import { adminUrl, freePort, initialiseCluster, startCluster } from '#supervisor/postgres/cluster.ts';
import { placePostgres } from '#supervisor/postgres/placement.ts';

const PASSWORD = 'bench-only';
const DATABASE = 'bench';

export type BenchDatabase = { readonly appUrl: string; readonly ownerUrl: string; stop(): Promise<void> };

/** A PostgreSQL of its own with the product's own, durable settings. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const placement = placePostgres(folder, `bench${process.pid}`);
  const options = { placement, adminPassword: PASSWORD, logFile: join(folder, 'postgres.log') };
  await initialiseCluster(options);
  const cluster = await startCluster(options, await freePort());
  const admin = adminUrl(options, cluster.port);
  const url = (user: string) => {
    const address = new URL(admin);
    address.pathname = `/${DATABASE}`;
    address.username = user;
    address.password = PASSWORD;
    return address.href;
  };
  await sql(admin, rolesSql({ owner: PASSWORD, app: PASSWORD }));
  await sql(admin, createDatabaseSql(DATABASE));
  const inside = new URL(admin);
  inside.pathname = `/${DATABASE}`;
  await sql(inside.href, closeDatabaseSql(DATABASE));
  await migrate(url(OWNER_ROLE), resolve('prisma/migrations'));
  await sql(
    url(OWNER_ROLE),
    `CREATE TABLE bench_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL);
     GRANT SELECT, INSERT ON bench_row TO ${APP_ROLE}`,
  );
  return {
    appUrl: url(APP_ROLE),
    ownerUrl: url(OWNER_ROLE),
    stop: async () => {
      await cluster.stop();
      rmSync(placement.clusterDir, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function sql(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** A workspace in which an agent may transfer up to 5,000; answers its key. */
export async function seedBench(
  appUrl: string,
): Promise<{ readonly key: string; readonly workspaceId: string }> {
  process.env.DATABASE_URL = appUrl;
  const { seedAgent, seedKey, seedWorkspace } = await import('#lib/testing/workspaces.ts');
  const { seedActivePact } = await import('#lib/testing/pacts.ts');
  const { closeDatabase } = await import('#lib/store/database.ts');
  const workspace = await seedWorkspace();
  await seedAgent(workspace, { key: 'agent_pay' });
  const others = Array.from({ length: 19 }, (_, index) =>
    clauseOf({ key: `other-${index}`, scope: { actions: [`tool:other-${index}`], tiers: [] } }),
  );
  await seedActivePact(workspace, { clauses: [clauseOf(), ...others] });
  const { text } = await seedKey(workspace, { scopes: ['decide'] });
  await closeDatabase();
  return { key: text, workspaceId: workspace.workspaceId };
}
