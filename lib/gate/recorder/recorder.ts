import type pg from 'pg';
import { Problem } from '#lib/domain/problems/problem.ts';
import { DatabaseTimeout, SteadyConnection } from '#lib/gate/connection.ts';
import { assertRecordable, statementFor } from '#lib/gate/recorder/encode.ts';
import { type RecordItem, VERDICTS, type Verdict } from '#lib/gate/recorder/item.ts';
import type { Logger } from '#lib/platform/logger.ts';

const MOST_IN_GROUP = 256;
const MOST_QUEUED = 4096;
/** After so long a decision that is not recorded is refused. Whoever asks gets an answer within two seconds. */
const PATIENCE_MS = 1500;
const LOOK_EVERY_MS = 100;

type Waiting = {
  readonly item: RecordItem;
  readonly since: number;
  readonly resolve: (verdict: Verdict) => void;
  readonly reject: (error: unknown) => void;
};

export type RecorderOptions = {
  readonly url: string;
  readonly logger: Logger;
  /** Told of every group: how many, and how long the commit took. */
  readonly onGroup?: (size: number, tookMs: number) => void;
};

/**
 * Records decisions in groups, one commit each: whatever queued while one commit was under way is the next group. There
 * is no timer that holds anything back.
 */
export class Recorder {
  private readonly options: RecorderOptions;
  private readonly connection: SteadyConnection;
  private readonly watch: NodeJS.Timeout;
  private queue: Waiting[] = [];
  private inFlight: readonly Waiting[] = [];
  private isScheduled = false;
  private isClosing = false;

  constructor(options: RecorderOptions) {
    this.options = options;
    this.connection = new SteadyConnection({
      url: options.url,
      name: 'countersign gate recorder',
      logger: options.logger,
      onConnected: () => this.schedule(),
      onLost: () => this.giveUpInFlight(new Error('the connection was lost while recording')),
    });
    this.watch = setInterval(() => this.refuseLate(), LOOK_EVERY_MS);
    this.watch.unref();
  }

  get queued(): number {
    return this.queue.length;
  }

  get isConnected(): boolean {
    return this.connection.client !== null;
  }

  /**
   * Records one decision and answers what became of it. Raises `queue_full` or `database_unavailable`; the decision may
   * then have been recorded all the same, but nobody was told that it was allowed. Patience counts from `since`, when
   * it was asked (as `performance.now()` tells the time).
   */
  async submit(item: RecordItem, since: number = performance.now()): Promise<Verdict> {
    if (this.isClosing || this.queue.length >= MOST_QUEUED)
      throw new Problem(
        'queue_full',
        'More is being asked than this gate can record. Ask again in a moment.',
      );
    assertRecordable(item);
    return new Promise((resolve, reject) => {
      this.queue.push({ item, since, resolve, reject });
      this.schedule();
    });
  }

  /** Records what is queued, then lets go of the connection. */
  async close(): Promise<void> {
    this.isClosing = true;
    const until = performance.now() + PATIENCE_MS;
    while (this.queue.length + this.inFlight.length > 0 && performance.now() < until)
      await new Promise((resolve) => setImmediate(resolve));
    clearInterval(this.watch);
    await this.connection.close();
  }

  // What arrives in the same turn of the event loop goes together.
  private schedule(): void {
    if (this.isScheduled || this.inFlight.length > 0 || this.queue.length === 0) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      void this.flush();
    });
  }

  private async flush(): Promise<void> {
    const { client } = this.connection;
    if (!client || this.inFlight.length > 0 || this.queue.length === 0) return;
    const group = this.queue.splice(0, MOST_IN_GROUP);
    this.inFlight = group;
    await this.record(client, group);
    if (this.inFlight === group) this.inFlight = [];
    this.schedule();
  }

  private async record(client: pg.Client, group: readonly Waiting[]): Promise<void> {
    const startedAt = performance.now();
    try {
      const statement = statementFor(group.map((waiting) => waiting.item));
      const { rows } = await client.query<{ verdicts: number[] }>(statement);
      this.options.onGroup?.(group.length, performance.now() - startedAt);
      const verdicts = rows[0]?.verdicts ?? [];
      group.forEach((waiting, index) => {
        const verdict = VERDICTS[verdicts[index] ?? -1];
        if (verdict) waiting.resolve(verdict);
        else waiting.reject(new Error('record_decisions answered no verdict'));
      });
    } catch (error) {
      await this.recordFailed(client, group, error);
    }
  }

  // One decision that the database cannot hold must not take its whole group with it.
  private async recordFailed(client: pg.Client, group: readonly Waiting[], error: unknown): Promise<void> {
    if (group.length > 1 && isAboutData(error)) {
      for (const waiting of group) await this.record(client, [waiting]);
      return;
    }
    this.options.logger.error({ err: error, decisions: group.length }, 'decisions could not be recorded');
    for (const waiting of group) waiting.reject(unavailable(error));
  }

  private giveUpInFlight(error: unknown): void {
    const group = this.inFlight;
    this.inFlight = [];
    for (const waiting of group) waiting.reject(unavailable(error));
  }

  private refuseLate(): void {
    const before = performance.now() - PATIENCE_MS;
    const isStuck = this.inFlight.some((waiting) => waiting.since < before);
    const { client } = this.connection;
    if (isStuck && client) this.connection.drop(client);
    const late = this.queue.filter((waiting) => waiting.since < before);
    if (late.length === 0) return;
    this.queue = this.queue.filter((waiting) => waiting.since >= before);
    for (const waiting of late) waiting.reject(unavailable(new DatabaseTimeout(PATIENCE_MS)));
  }
}

function unavailable(cause: unknown): Problem {
  return new Problem(
    'database_unavailable',
    'The decision could not be recorded, so it is not allowed. Ask again.',
    { cause },
  );
}

/** Class 22, data exception, and 23, integrity: the fault of one decision. */
function isAboutData(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^2[23]/.test(error.code)
  );
}
