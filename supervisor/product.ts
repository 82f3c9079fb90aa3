import type { Settings } from '#lib/platform/env.ts';
import { openDataFolder, readSecrets, type Secrets } from '#supervisor/data-folder.ts';
import { type OpenDatabase, openDatabase, type Say } from '#supervisor/database.ts';
import { type FrontDoor, openFrontDoor } from '#supervisor/front-door/front-door.ts';
import { takeLock } from '#supervisor/lock-file.ts';
import { freePort } from '#supervisor/postgres/cluster.ts';
import { type Kept, keepRestarting, type Running } from '#supervisor/restarting.ts';
import { startRole } from '#supervisor/role-process.ts';
import { type RoleEntries, roleSpecs } from '#supervisor/roles.ts';
import { removeRuntime, writeRuntime } from '#supervisor/runtime-file.ts';

export type ProductOptions = {
  readonly settings: Settings;
  readonly entries: RoleEntries;
  readonly isDev: boolean;
  readonly say: Say;
};

/** The product, running. */
export type Product = {
  readonly database: OpenDatabase;
  readonly url: string;
  /** Ends the gates and the worker; they are started again, with the code as it is then. */
  reload(): Promise<void>;
  stop(): Promise<void>;
};

/** What was opened so far, to be closed in the opposite order. */
type Closing = (() => Promise<void> | void)[];

/** Starts everything in the order it is needed. If any of it fails, what was started is ended again. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const closing: Closing = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return { ...(await startAll(options, closing)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(options: ProductOptions, closing: Closing): Promise<Omit<Product, 'stop'>> {
  const { settings, say } = options;
  openDataFolder(settings.dataDir);
  const lock = takeLock(settings.dataDir, settings.url);
  closing.push(() => lock.release());
  const secrets = readSecrets(settings.dataDir);
  const roles: StartedRoles = {
    console: null,
    gates: [],
    worker: null,
    consolePort: await freePort(),
    gatePorts: [],
  };
  const frontDoor = await openFrontDoor(settings.port, destinations(roles));
  closing.push(() => frontDoor.close(FRONT_DOOR_GRACE_MS));
  const database = await openDatabase(settings, secrets, say);
  closing.push(() => database.stop());
  closing.push(() => stopRoles(roles));
  await startRoles(options, secrets, database, roles);
  // INVARIANT: closed first, since it was pushed last: no request is taken for a role that is being ended.
  closing.push(() => frontDoor.close(FRONT_DOOR_GRACE_MS));
  noteRuntime(settings, frontDoor, database, roles);
  closing.push(() => removeRuntime(settings.dataDir));
  const reload = async () => {
    await Promise.all([...roles.gates, roles.worker].map((role) => role?.current()?.stop()));
  };
  return { database, url: settings.url, reload };
}

const FRONT_DOOR_GRACE_MS = 3_000;

type StartedRoles = {
  console: Kept<Running> | null;
  gates: (Kept<Running> | null)[];
  worker: Kept<Running> | null;
  readonly consolePort: number;
  gatePorts: readonly number[];
};

function destinations(roles: StartedRoles) {
  return {
    gatePorts: () => roles.gatePorts.filter((_, index) => roles.gates[index]?.current()),
    consolePort: () => (roles.console?.current() ? roles.consolePort : null),
  };
}

async function startRoles(
  options: ProductOptions,
  secrets: Secrets,
  database: OpenDatabase,
  roles: StartedRoles,
): Promise<void> {
  const { settings, entries, isDev, say } = options;
  roles.gatePorts = await Promise.all(Array.from({ length: settings.gateCount }, freePort));
  const { consolePort, gatePorts } = roles;
  const specs = roleSpecs({
    entries,
    settings,
    secrets,
    databaseUrl: database.appUrl,
    consolePort,
    gatePorts,
    isDev,
  });
  const starts = [
    keepRestarting('The console', say, () => startRole(specs.console)).then((kept) => {
      roles.console = kept;
    }),
    keepRestarting('The worker', say, () => startRole(specs.worker)).then((kept) => {
      roles.worker = kept;
    }),
    ...specs.gates.map(async (spec, index) => {
      roles.gates[index] = await keepRestarting(`The ${spec.name}`, say, () => startRole(spec));
    }),
  ];
  // All have settled before a failure is passed on, so that stopping reaches every one that did start.
  const failed = (await Promise.allSettled(starts)).find((start) => start.status === 'rejected');
  if (failed) throw failed.reason;
}

async function stopRoles(roles: StartedRoles): Promise<void> {
  await Promise.all([roles.console, roles.worker, ...roles.gates].map((role) => role?.stop()));
}

function noteRuntime(
  settings: Settings,
  frontDoor: FrontDoor,
  database: OpenDatabase,
  roles: StartedRoles,
): void {
  const pids: Record<string, number> = { supervisor: process.pid };
  const note = (name: string, pid: number | undefined | null) => {
    if (pid) pids[name] = pid;
  };
  note('postgres', database.pid);
  note('console', roles.console?.first.pid);
  note('worker', roles.worker?.first.pid);
  roles.gates.forEach((gate, index) => {
    note(`gate${index + 1}`, gate?.first.pid);
  });
  writeRuntime(settings.dataDir, {
    url: settings.url,
    port: frontDoor.port,
    consolePort: roles.consolePort,
    gatePorts: [...roles.gatePorts],
    databaseUrl: database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    pids,
  });
}
