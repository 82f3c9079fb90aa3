import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { asAdmin, createTestDatabase, type TestDatabase } from '#lib/testing/postgres.ts';
import { checkAppRole } from '#supervisor/app-role.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

async function urlOfRole(name: string, abilities: string): Promise<string> {
  const role = `${name}_${database.name}`;
  await asAdmin(inject('postgresUrl'), `CREATE ROLE ${role} LOGIN ${abilities} PASSWORD 'test-only'`);
  const url = new URL(database.appUrl);
  url.username = role;
  await asAdmin(inject('postgresUrl'), `GRANT CONNECT ON DATABASE ${database.name} TO ${role}`);
  return url.href;
}

describe('the start-up check of the application role', () => {
  test('accepts the role the product makes', async () => {
    await expect(checkAppRole(database.appUrl)).resolves.toBeUndefined();
  });

  test('refuses a superuser', async () => {
    await expect(checkAppRole(await urlOfRole('super', 'SUPERUSER'))).rejects.toThrow('is a superuser');
  });

  test('refuses a role that may bypass row-level security', async () => {
    await expect(checkAppRole(await urlOfRole('bypass', 'BYPASSRLS'))).rejects.toThrow(
      'may bypass row-level security',
    );
  });

  test('refuses the owner of the tables', async () => {
    await expect(checkAppRole(database.ownerUrl)).rejects.toThrow('owns the table');
  });

  test('refuses a member of the owner', async () => {
    const url = await urlOfRole('member', 'IN ROLE countersign_owner');
    await expect(checkAppRole(url)).rejects.toThrow('owns the table');
  });
});
