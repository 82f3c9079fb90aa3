import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asAdmin, createTestDatabase, type TestDatabase } from '#lib/testing/postgres.ts';

const FOLDER = resolve('prisma/schema');

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

/** What the schema files leave to SQL: foreign keys, since the models name no relations. */
const WRITTEN_BY_HAND = [/DROP CONSTRAINT "\w+_fkey"/];

const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * The driver adapter refuses columns of PostgreSQL's internal type "char", which the engine asks for when it reads
 * constraints. Here they pass the adapter as text, and the engine is told afterwards what they are.
 */
function adapterThatKnowsChar(connectionString: string): PrismaPg {
  const charColumns = new Set<string>();
  const pool = new pg.Pool({ connectionString });
  const query = pool.query;
  const queryTellingText = async (...args: unknown[]): Promise<pg.QueryResult> => {
    const result: pg.QueryResult = await Reflect.apply(query, pool, args);
    for (const field of result.fields.filter(({ dataTypeID }) => dataTypeID === CHAR_OID)) {
      charColumns.add(field.name);
      field.dataTypeID = TEXT_OID;
    }
    return result;
  };
  const factory = new PrismaPg(Object.assign(pool, { query: queryTellingText }));
  const connect = factory.connect.bind(factory);
  const connectKnowingChar: typeof connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (question) => {
      const answer = await queryRaw(question);
      answer.columnNames.forEach((name, index) => {
        if (charColumns.has(name)) answer.columnTypes[index] = ColumnTypeEnum.Character;
      });
      return answer;
    };
    return adapter;
  };
  return Object.assign(factory, { connect: connectKnowingChar });
}

/** The SQL that would bring the migrated database to what the schema files say. */
async function sqlFromMigrationsToSchema(): Promise<string[]> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.prisma'));
  const files = names.map((name) => ({
    path: join(FOLDER, name),
    content: readFileSync(join(FOLDER, name), 'utf8'),
  }));
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterThatKnowsChar(database.ownerUrl));
  const datamodels: [string, string][] = files.map(({ path, content }) => [path, content]);
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, adapter);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: FOLDER },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const statements = (stdout ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('--'));
    return statements.filter((statement) => !WRITTEN_BY_HAND.some((pattern) => pattern.test(statement)));
  } finally {
    engine.free();
  }
}

test('the migrations make what the schema files say', async () => {
  expect(await sqlFromMigrationsToSchema()).toEqual([]);
});

test('a column that the schema files do not know is found', async () => {
  await asAdmin(database.ownerUrl, 'ALTER TABLE agent ADD COLUMN nickname text');
  expect(await sqlFromMigrationsToSchema()).toEqual(['ALTER TABLE "agent" DROP COLUMN "nickname";']);
});
