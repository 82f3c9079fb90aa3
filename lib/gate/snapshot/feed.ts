import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '#lib/domain/problems/problem.ts';
import { SteadyConnection, withTimeout } from '#lib/gate/connection.ts';
import type { ReadingPool } from '#lib/gate/reading.ts';
import { bringUpToDate, loadWorkspace } from '#lib/gate/snapshot/bring-up-to-date.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import type { WorkspaceState } from '#lib/gate/snapshot/workspace-state.ts';
import type { Logger } from '#lib/platform/logger.ts';

const POLL_MS = 250;
const POLL_TIMEOUT_MS = 1200;

type HeadRow = { readonly workspace_id: string; readonly revision: string };

export type FeedOptions = {
  readonly url: string;
  readonly pool: ReadingPool;
  readonly logger: Logger;
  /** The one workspace to keep; every one where it is left out. */
  readonly only?: string;
  /** Told of each review that was opened or answered. */
  readonly onReview: (workspaceId: string, reviewId: string) => void;
};

/**
 * Keeps what the gate holds up to date. A notification only wakes it; the heads of all workspaces, looked at every
 * 250 ms, are the truth, and they are never compared with "an id greater than the last".
 */
export class Feed {
  private readonly states = new Map<string, WorkspaceState>();
  /** Where keys were found before; a key never moves to another workspace. */
  private readonly keyHomes = new Map<string, string>();
  private readonly options: FeedOptions;
  private readonly connection: SteadyConnection;
  private polling: Promise<void> | null = null;
  private isAskedAgain = false;
  private isClosed = false;
  private wake: () => void = () => undefined;
  private isLoaded = false;

  constructor(options: FeedOptions) {
    this.options = options;
    this.connection = new SteadyConnection({
      url: options.url,
      name: 'countersign gate feed',
      logger: options.logger,
      prepare: async (client) => {
        client.on('notification', () => this.wake());
        await client.query('LISTEN countersign_change');
      },
      onConnected: () => this.wake(),
    });
    void this.run();
  }

  /** Whether every workspace has been loaded once. */
  get isReady(): boolean {
    return this.isLoaded;
  }

  find(workspaceId: string): WorkspaceState | null {
    return this.states.get(workspaceId) ?? null;
  }

  all(): Iterable<WorkspaceState> {
    return this.states.values();
  }

  findKey(keyId: string): KeyFact | null {
    const home = this.states.get(this.keyHomes.get(keyId) ?? '')?.snapshot.keys.get(keyId);
    if (home) return home;
    for (const { workspaceId, snapshot } of this.states.values()) {
      const key = snapshot.keys.get(keyId);
      if (!key) continue;
      this.keyHomes.set(keyId, workspaceId);
      return key;
    }
    this.keyHomes.delete(keyId);
    return null;
  }

  /** Looks at the heads once more, from now on; throws where the database does not answer. */
  async refresh(): Promise<void> {
    // A look that is under way may have begun before what the caller knows of: it does not count.
    if (this.polling) await this.polling.catch(() => undefined);
    try {
      await this.poll();
    } catch (cause) {
      if (cause instanceof Problem) throw cause;
      const detail = 'What changed could not be read, so nothing is allowed. Ask again.';
      throw new Problem('database_unavailable', detail, { cause });
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.wake();
    await this.connection.close();
  }

  private async run(): Promise<void> {
    while (!this.isClosed) {
      try {
        await this.poll();
      } catch (error) {
        this.options.logger.debug({ err: error }, 'cannot read the change feed');
      }
      if (this.isAskedAgain) {
        this.isAskedAgain = false;
        continue;
      }
      const sleep = new AbortController();
      this.wake = () => sleep.abort();
      await pause(POLL_MS, undefined, { signal: sleep.signal }).catch(() => undefined);
      this.wake = () => {
        this.isAskedAgain = true;
      };
    }
  }

  private poll(): Promise<void> {
    this.polling ??= this.pollOnce().finally(() => {
      this.polling = null;
    });
    return this.polling;
  }

  private async pollOnce(): Promise<void> {
    const { client } = this.connection;
    if (!client) throw new Error('there is no connection to the database');
    const startedAt = performance.now();
    const { only } = this.options;
    const heads = (await this.readHeads(client)).filter((head) => !only || head.workspace_id === only);
    const known = new Set<string>();
    const failures: unknown[] = [];
    for (const { workspace_id: workspaceId, revision } of heads) {
      known.add(workspaceId);
      try {
        await this.confirm(workspaceId, Number(revision), startedAt);
      } catch (error) {
        failures.push(error);
      }
    }
    for (const workspaceId of this.states.keys())
      if (!known.has(workspaceId)) this.states.delete(workspaceId);
    if (failures.length > 0) throw failures[0];
    this.isLoaded = true;
  }

  private async readHeads(client: NonNullable<SteadyConnection['client']>): Promise<HeadRow[]> {
    try {
      const heads = client.query<HeadRow>({
        name: 'heads',
        text: 'SELECT workspace_id, revision FROM list_heads()',
      });
      return (await withTimeout(heads, POLL_TIMEOUT_MS)).rows;
    } catch (error) {
      this.connection.drop(client);
      throw error;
    }
  }

  private async confirm(workspaceId: string, revision: number, startedAt: number): Promise<void> {
    const state = this.states.get(workspaceId);
    if (!state) {
      const loaded = await loadWorkspace(this.options.pool, workspaceId, startedAt);
      if (loaded) this.states.set(workspaceId, loaded);
      return;
    }
    if (revision > state.snapshot.revision) {
      for (const id of await bringUpToDate(this.options.pool, state)) this.options.onReview(workspaceId, id);
    }
    // INVARIANT: a workspace is confirmed only by a look that found, or fetched, its newest revision.
    if (state.snapshot.revision >= revision) state.confirmedAt = startedAt;
  }
}
