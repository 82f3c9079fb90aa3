import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '#lib/store/generated/client.ts';

const OMITTED = {
  person: { passwordHash: true },
  apiKey: { secretHash: true },
  invitation: { tokenHash: true },
  webhook: { signingKey: true },
  team: { slackUrl: true },
} as const;

function makeClient(url: string) {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: 10, connectionTimeoutMillis: 2000 }),
    // Columns that hold secrets are read only by queries that ask for them by name.
    omit: OMITTED,
    transactionOptions: { maxWait: 2000, timeout: 10_000 },
  });
}

export type Database = ReturnType<typeof makeClient>;
export type DatabaseTransaction = Parameters<Parameters<Database['$transaction']>[0]>[0];
export { Prisma };

// Next keeps several copies of a module in one process; the pool must be one.
const holder: { countersignDatabase?: Database } = globalThis as { countersignDatabase?: Database };

/** The connection pool of this process, opened on first use from `DATABASE_URL`. */
export function database(): Database {
  if (!holder.countersignDatabase) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set');
    holder.countersignDatabase = makeClient(url);
  }
  return holder.countersignDatabase;
}

/** Closes the pool; the next use opens a new one. */
export async function closeDatabase(): Promise<void> {
  const open = holder.countersignDatabase;
  holder.countersignDatabase = undefined;
  await open?.$disconnect();
}
