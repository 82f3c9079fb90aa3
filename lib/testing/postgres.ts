import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
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

declare module 'vitest' {
  interface ProvidedContext {
    /** The administrator's address of the run's PostgreSQL. */
    postgresUrl: string;
  }
}

const TEMPLATE = 'countersign_template';
const PASSWORD = 'test-only';

// The cluster lives for one run: losing it in a power cut costs nothing, and tests are a third faster.
const FORGETFUL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '128MB',
};

/** Vitest's global set-up: one PostgreSQL for the run, with a migrated database to copy. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  const placement = placePostgres(folder, randomBytes(8).toString('hex'));
  const options = {
    placement,
    adminPassword: PASSWORD,
    logFile: join(folder, 'postgres.log'),
    settings: FORGETFUL,
  };
  mkdirSync(folder, { recursive: true });
  await initialiseCluster(options);
  const cluster = await startCluster(options, await freePort());
  const url = adminUrl(options, cluster.port);
  await makeTemplate(url);
  project.provide('postgresUrl', url);
  return async () => {
    await cluster.stop();
    rmSync(placement.clusterDir, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(url: string): Promise<void> {
  await asAdmin(url, rolesSql({ owner: PASSWORD, app: PASSWORD }));
  await asAdmin(url, createDatabaseSql(TEMPLATE));
  await asAdmin(withDatabaseName(url, TEMPLATE), closeDatabaseSql(TEMPLATE));
  await migrate(withRole(withDatabaseName(url, TEMPLATE), OWNER_ROLE), resolve('prisma/migrations'));
}

/** A database of a test's own, migrated and empty. `appUrl` is what the product uses, `ownerUrl` passes row security. */
export type TestDatabase = {
  readonly name: string;
  readonly appUrl: string;
  readonly ownerUrl: string;
  drop(): Promise<void>;
};

/** Copies the migrated database under a new name. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return makeDatabase(
    (name) => `CREATE DATABASE ${name} OWNER ${OWNER_ROLE} TEMPLATE ${TEMPLATE} STRATEGY file_copy`,
  );
}

/** A database with the product's roles and no table, for tests of migrations. */
export async function createBareDatabase(): Promise<TestDatabase> {
  return makeDatabase(createDatabaseSql);
}

async function makeDatabase(createSql: (name: string) => string): Promise<TestDatabase> {
  const admin = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(admin, createSql(name));
  const url = withDatabaseName(admin, name);
  await asAdmin(url, closeDatabaseSql(name));
  return {
    name,
    appUrl: withRole(url, APP_ROLE),
    ownerUrl: withRole(url, OWNER_ROLE),
    drop: () => asAdmin(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Runs SQL as the cluster's administrator, in the database of the address. */
export async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabaseName(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

function withRole(url: string, role: string): string {
  const address = new URL(url);
  address.username = role;
  address.password = PASSWORD;
  return address.href;
}
