import { join } from 'node:path';
import type { Settings } from '#lib/platform/env.ts';
import type { Secrets } from '#supervisor/data-folder.ts';
import type { RoleSpec } from '#supervisor/role-process.ts';

/** The files that the roles' processes run; a test of the supervisor puts smaller ones in their place. */
export type RoleEntries = { readonly console: string; readonly gate: string; readonly worker: string };

const ROOT = join(import.meta.dirname, '..');

export const PRODUCT_ENTRIES: RoleEntries = {
  console: join(ROOT, 'console', 'main.ts'),
  gate: join(ROOT, 'gate', 'main.ts'),
  worker: join(ROOT, 'worker', 'main.ts'),
};

export type RoleSet = {
  readonly entries: RoleEntries;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly databaseUrl: string;
  readonly consolePort: number;
  readonly gatePorts: readonly number[];
  readonly isDev: boolean;
};

/** One console, one worker and as many gates as there are ports for them. */
export function roleSpecs(set: RoleSet): { console: RoleSpec; gates: RoleSpec[]; worker: RoleSpec } {
  const env = sharedEnv(set);
  const gate = (port: number, index: number): RoleSpec => ({
    name: set.gatePorts.length === 1 ? 'gate' : `gate ${index + 1}`,
    entry: set.entries.gate,
    env: { ...env, COUNTERSIGN_GATE_PORT: String(port) },
    readyUrl: `http://127.0.0.1:${port}/readyz`,
  });
  return {
    console: {
      name: 'console',
      entry: set.entries.console,
      env: { ...env, COUNTERSIGN_CONSOLE_PORT: String(set.consolePort) },
      readyUrl: null,
    },
    gates: set.gatePorts.map(gate),
    worker: { name: 'worker', entry: set.entries.worker, env, readyUrl: null },
  };
}

/** What no role may see: the owner's way into the database, and the first owner's password. */
const KEPT_BACK = {
  DATABASE_OWNER_URL: undefined,
  COUNTERSIGN_OWNER_PASSWORD: undefined,
  COUNTERSIGN_OWNER_EMAIL: undefined,
};

function sharedEnv({ settings, secrets, databaseUrl, isDev }: RoleSet): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...KEPT_BACK,
    NODE_ENV: isDev ? 'development' : 'production',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    NEXTAUTH_URL: settings.url,
    NEXT_TELEMETRY_DISABLED: '1',
    COUNTERSIGN_URL: settings.url,
    COUNTERSIGN_DATA_DIR: settings.dataDir,
    COUNTERSIGN_WEBHOOK_MASTER_KEY: secrets.webhookMasterKey,
  };
}
