import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBareDatabase, type TestDatabase } from '#lib/testing/postgres.ts';
import { migrate } from '#supervisor/migrations.ts';

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-migrations-'));
  database = await createBareDatabase();
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the migrations runner', () => {
  test('applies the shipped migrations to an empty database, and a second run changes nothing', async () => {
    const applied = await migrate(database.ownerUrl, 'prisma/migrations');
    expect(applied.length).toBeGreaterThan(0);
    expect(await migrate(database.ownerUrl, 'prisma/migrations')).toEqual([]);
  });

  test('applies in the order of the names and only what is new', async () => {
    writeMigration('20260102000000_second', 'ALTER TABLE note ADD COLUMN body text');
    writeMigration('20260101000000_first', 'CREATE TABLE note (id int)');
    expect(await migrate(database.ownerUrl, folder)).toEqual([
      '20260101000000_first',
      '20260102000000_second',
    ]);
    writeMigration('20260103000000_third', 'CREATE TABLE other (id int)');
    expect(await migrate(database.ownerUrl, folder)).toEqual(['20260103000000_third']);
  });

  test('notes the SHA-256 of the file, as Prisma does', async () => {
    writeMigration('20260101000000_first', 'SELECT 1');
    await migrate(database.ownerUrl, folder);
    expect(await query('SELECT checksum, applied_steps_count FROM "_prisma_migrations"')).toEqual([
      {
        checksum: 'e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5',
        applied_steps_count: 1,
      },
    ]);
  });

  test('refuses a migration that was changed after it was applied', async () => {
    writeMigration('20260101000000_first', 'CREATE TABLE note (id int)');
    await migrate(database.ownerUrl, folder);
    writeMigration('20260101000000_first', 'CREATE TABLE note (id bigint)');
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      '20260101000000_first was changed after it was applied',
    );
  });

  test('refuses a database that is newer than the product', async () => {
    writeMigration('20260101000000_first', 'SELECT 1');
    await migrate(database.ownerUrl, folder);
    rmSync(join(folder, '20260101000000_first'), { recursive: true });
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow('which this version does not know');
  });

  test('leaves nothing of a migration that fails half-way', async () => {
    writeMigration('20260101000000_first', 'CREATE TABLE note (id int); SELECT no_such_function()');
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      '20260101000000_first failed and left nothing behind',
    );
    expect(await query(`SELECT to_regclass('note') AS note`)).toEqual([{ note: null }]);
  });

  test('lets two runners start at once: one applies, the other finds nothing to do', async () => {
    writeMigration('20260101000000_first', 'CREATE TABLE note (id int)');
    const runs = await Promise.all([migrate(database.ownerUrl, folder), migrate(database.ownerUrl, folder)]);
    expect(runs.flat()).toEqual(['20260101000000_first']);
  });
});
