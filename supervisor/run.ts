import { EnvironmentError, readSettings, type Settings } from '#lib/platform/env.ts';
import { watchCode } from '#supervisor/dev-reload.ts';
import { DataFolderInUseError } from '#supervisor/lock-file.ts';
import { type Product, startProduct } from '#supervisor/product.ts';
import type { RoleEntries } from '#supervisor/roles.ts';

export type RunOptions = {
  readonly entries: RoleEntries;
  readonly isDev: boolean;
  /** Makes sure there is an owner; answers with the one-time link if somebody still has to become it. */
  readonly firstOwner: (settings: Settings, appUrl: string) => Promise<string | null>;
  /** Asks for the demo workspace where it was wished for; answers what to say of it. */
  readonly demo?: (signal: AbortSignal) => Promise<string | null>;
};

/** Runs the product in this process until it is told to end, and then ends the process. */
export async function run(options: RunOptions): Promise<void> {
  const starting = start(options);
  stopOnSignal(starting);
  try {
    await starting;
  } catch (error) {
    explain(error);
    process.exit(1);
  }
}

async function start({ entries, isDev, firstOwner, demo }: RunOptions): Promise<Product> {
  const settings = readSettings(process.env);
  say(`Starting Countersign on ${settings.url} with the data folder ${settings.dataDir}.`);
  const product = await startProduct({ settings, entries, isDev, say });
  try {
    const link = await firstOwner(settings, product.database.appUrl);
    announce(product, link);
    if (demo) askForDemo(demo);
    else if (link !== null) say('To look around first, start it with: npm start -- --demo');
  } catch (error) {
    await product.stop();
    throw error;
  }
  if (!isDev) return product;
  const endWatch = watchCode(() => void product.reload());
  const stop = async () => {
    endWatch();
    await product.stop();
  };
  return { ...product, stop };
}

function announce(product: Product, link: string | null): void {
  say(`Database: ${product.database.description}`);
  if (link !== null) say(`Nobody can sign in yet. Open this link once to become the owner: ${link}`);
  say(`Countersign is ready: ${product.url}`);
}

const ending = new AbortController();

// The product is ready without it: whoever has to become the owner first is not kept waiting.
function askForDemo(demo: (signal: AbortSignal) => Promise<string | null>): void {
  void demo(ending.signal).then(
    (line) => line !== null && say(line),
    (error: unknown) => say(`The demo workspace could not be asked for: ${String(error)}`),
  );
}

const IMPATIENT_AFTER_MS = 1_000;

function stopOnSignal(starting: Promise<Product>): void {
  let askedAt: number | null = null;
  const stop = (reason: string) => {
    if (askedAt !== null) {
      // A terminal and npm may both pass on one Ctrl-C; a second one later means: now.
      if (Date.now() - askedAt > IMPATIENT_AFTER_MS) process.exit(130);
      return;
    }
    askedAt = Date.now();
    say(`Ending (${reason}).`);
    void end(starting);
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGHUP', () => stop('SIGHUP'));
  // Set when a start script stands between us and the terminal: it was killed.
  process.on('disconnect', () => stop('the start script is gone'));
}

async function end(starting: Promise<Product>): Promise<void> {
  ending.abort();
  try {
    const product = await starting;
    await product.stop();
    say('Ended.');
    process.exit(0);
  } catch (error) {
    explain(error);
    process.exit(1);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says what is wrong in words. Only what nobody foresaw comes with a stack. */
function explain(error: unknown): void {
  if (error instanceof EnvironmentError || error instanceof DataFolderInUseError) {
    process.stderr.write(`Countersign did not start.\n${error.message}\n`);
    return;
  }
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Countersign did not start: ${text}\n`);
  if (process.env.COUNTERSIGN_LOG_LEVEL === 'debug' && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
}
