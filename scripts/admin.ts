import { Problem } from '#lib/domain/problems/problem.ts';
import { EnvironmentError, readSettings } from '#lib/platform/env.ts';
import { type Arguments, readArguments, UsageError } from '#scripts/admin/arguments.ts';
import { databaseSetupSql } from '#supervisor/database-setup.ts';

const USAGE = `npm run --silent admin -- <command>

  create-key --name N --scopes decide,read [--env test] [--agent KEY] [--expires TIME]
  create-owner --email E [--name N] [--password P]
  create-member --email E --role R [--name N] [--password P]
  create-workspace --name N
  reset-password --email E
  database-setup

Where there are several workspaces, add --workspace NAME-OR-ID. Answers are JSON on standard output.`;

/** The tool of who holds the machine. It goes to the database itself and asks nobody. */
async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  if (given.command === 'database-setup') {
    process.stdout.write(databaseSetupSql());
    return;
  }
  process.stdout.write(`${JSON.stringify(await runCommand(given))}\n`);
}

async function runCommand(given: Arguments) {
  const { COMMANDS } = await import('#scripts/admin/commands.ts');
  const command = COMMANDS[given.command];
  if (!command)
    throw new UsageError(given.command === '' ? USAGE : `${given.command} is no command.\n\n${USAGE}`);
  const { withDatabase } = await import('#supervisor/with-database.ts');
  const { closeDatabase } = await import('#lib/store/database.ts');
  return withDatabase(readSettings(process.env), async ({ appUrl, url }) => {
    process.env.DATABASE_URL = appUrl;
    try {
      return await command(given, url);
    } finally {
      await closeDatabase();
    }
  });
}

function explain(error: unknown): string {
  if (error instanceof UsageError || error instanceof EnvironmentError) return error.message;
  if (error instanceof Problem)
    return [error.message, ...error.errors.map(({ path, message }) => `${path}: ${message}`)].join('\n');
  return error instanceof Error ? error.message : String(error);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
