import { afterAll, beforeAll } from 'vitest';
import { closeDatabase } from '#lib/store/database.ts';
import { createTestDatabase, type TestDatabase } from '#lib/testing/postgres.ts';

const SESSION_SECRET = 'a session secret that only tests know';

/**
 * Gives a test file a database of its own, which the store then uses as the app role. Call it at the top of the file;
 * the result is filled before the first test.
 */
export function withTestDatabase(): { readonly ownerUrl: string } {
  const held: { database: TestDatabase | null } = { database: null };
  beforeAll(async () => {
    held.database = await createTestDatabase();
    process.env.DATABASE_URL = held.database.appUrl;
    process.env.NEXTAUTH_SECRET = SESSION_SECRET;
    process.env.COUNTERSIGN_URL = 'http://localhost:3000';
  });
  afterAll(async () => {
    await closeDatabase();
    await held.database?.drop();
  });
  return {
    get ownerUrl() {
      if (!held.database) throw new Error('the test database is there from the first test on, not before');
      return held.database.ownerUrl;
    },
  };
}
