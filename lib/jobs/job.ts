import type { Logger } from '#lib/platform/logger.ts';

/** What a job is given each time it runs. */
export type JobContext = {
  readonly now: () => Date;
  readonly log: Logger;
  /** Raised when the worker is ending: a long run stops at its next safe place. */
  readonly signal: AbortSignal;
};

/**
 * Something the worker does again and again. One worker in all runs jobs, and one run of a job at a time.
 * INVARIANT: a job can be cut off at any point and run again; what it did is in the database or did not happen.
 */
export type Job = {
  readonly name: string;
  /** The pause between the end of one run and the beginning of the next. */
  readonly everyMs: number;
  run(context: JobContext): Promise<void>;
};
