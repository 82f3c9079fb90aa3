import { defineConfig } from 'prisma/config';

// Generating needs no engine; without this line `prisma generate` downloads one it does not use.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
