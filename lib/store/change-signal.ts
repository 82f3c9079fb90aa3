import pg from 'pg';

/** How often whoever waits looks for themselves while the database cannot be listened to. */
const DEAF_POLL_MS = 1_000;
/** A connection nobody waits on is kept so long: the same people ask again at once. */
const LINGER_MS = 30_000;

type Waiter = { readonly changed: Promise<void>; end(): void };

/**
 * Wakes whoever waits for a workspace to change, over one connection of the process.
 * INVARIANT: a signal is a hint. Whoever was woken reads the feed itself, and waits before reading.
 */
export class ChangeSignal {
  private readonly waiting = new Map<string, Set<() => void>>();
  private client: pg.Client | null = null;
  private isListening = false;
  private linger: NodeJS.Timeout | undefined;
  private readonly url: string | undefined;

  constructor(url: string | undefined) {
    this.url = url;
  }

  /** Settles once the workspace changed, or after so many milliseconds. */
  wait(workspaceId: string, ms: number): Waiter {
    this.listen();
    const { promise, resolve } = Promise.withResolvers<void>();
    const wakes = this.waiting.get(workspaceId) ?? new Set();
    wakes.add(resolve);
    this.waiting.set(workspaceId, wakes);
    const timer = setTimeout(resolve, Math.max(0, this.isListening ? ms : Math.min(ms, DEAF_POLL_MS)));
    const end = () => {
      clearTimeout(timer);
      wakes.delete(resolve);
      if (wakes.size === 0 && this.waiting.get(workspaceId) === wakes) this.waiting.delete(workspaceId);
      if (this.waiting.size === 0) this.closeSoon();
    };
    return { changed: promise, end };
  }

  private listen(): void {
    clearTimeout(this.linger);
    if (this.client) return;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'countersign console feed',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    this.client = client;
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    client.on('notification', ({ payload }) => this.wake(payload?.split(' ', 1)[0]));
    client
      .connect()
      .then(() => client.query('LISTEN countersign_change'))
      .then(() => {
        this.isListening = true;
        // What changed before it listened was told to nobody.
        this.wake();
      })
      .catch(() => this.lose(client));
  }

  private wake(workspaceId?: string): void {
    const woken = workspaceId === undefined ? [...this.waiting.values()] : [this.waiting.get(workspaceId)];
    for (const wakes of woken) for (const wake of wakes ?? []) wake();
  }

  private lose(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    this.isListening = false;
    void client.end().catch(() => undefined);
    this.wake();
  }

  private closeSoon(): void {
    clearTimeout(this.linger);
    this.linger = setTimeout(() => this.client && this.lose(this.client), LINGER_MS).unref();
  }
}

// Next keeps several copies of a module in one process; the connection must be one.
const holder: { countersignSignal?: ChangeSignal } = globalThis as { countersignSignal?: ChangeSignal };

/** The signal of this process. */
export function changeSignal(): ChangeSignal {
  holder.countersignSignal ??= new ChangeSignal(process.env.DATABASE_URL);
  return holder.countersignSignal;
}
