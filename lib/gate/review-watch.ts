import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import type { Review } from '#lib/domain/reviews/types.ts';
import { withTimeout } from '#lib/gate/connection.ts';
import * as reviews from '#lib/store/reviews.ts';
import { readRevision } from '#lib/store/revision.ts';
import { read } from '#lib/store/transaction.ts';

const READ_TIMEOUT_MS = 1900;

/** A review as it is now, with the revision a gate must have reached to know it. */
export type ReadReview = { readonly review: Review; readonly revision: number };

/** Lets callers wait for reviews; the change feed says when one moved. */
export class ReviewWatch {
  private readonly waiting = new Map<string, Set<() => void>>();

  /** Wakes whoever waits for the review. */
  changed(workspaceId: string, reviewId: string): void {
    for (const wake of this.waiting.get(`${workspaceId} ${reviewId}`) ?? []) wake();
  }

  /** Wakes everybody: the gate is about to end. */
  release(): void {
    for (const wakes of this.waiting.values()) for (const wake of wakes) wake();
  }

  /** The review once it has ended, or as it is when the time is over or the caller has gone. */
  async read(scope: Scope, reviewId: string, waitMs: number, gone: AbortSignal): Promise<ReadReview> {
    const until = performance.now() + waitMs;
    const name = `${scope.workspaceId} ${reviewId}`;
    for (;;) {
      // INVARIANT: waiting begins before reading, so no change falls between the two.
      const waiter = this.wait(name, until - performance.now(), gone);
      try {
        const found = await readOnce(scope, reviewId);
        const isOver = found.review.status !== 'pending' || performance.now() >= until || gone.aborted;
        if (isOver) return found;
        await waiter.changed;
      } finally {
        waiter.end();
      }
    }
  }

  private wait(name: string, ms: number, gone: AbortSignal): { changed: Promise<void>; end: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wakes = this.waiting.get(name) ?? new Set();
    wakes.add(resolve);
    this.waiting.set(name, wakes);
    const timer = setTimeout(resolve, Math.max(0, ms));
    const leave = () => resolve();
    gone.addEventListener('abort', leave, { once: true });
    const end = () => {
      clearTimeout(timer);
      gone.removeEventListener('abort', leave);
      wakes.delete(resolve);
      if (wakes.size === 0) this.waiting.delete(name);
    };
    return { changed: promise, end };
  }
}

function readOnce(scope: Scope, reviewId: string): Promise<ReadReview> {
  const reading = read(scope, async (transaction) => {
    const review = await reviews.find(transaction, reviewId);
    const { principal } = scope;
    const isOthers =
      principal.type === 'key' && principal.agentId !== null && principal.agentId !== review?.agent.id;
    if (!review || isOthers) throw notFound();
    // INVARIANT: the revision is read after the review, so a gate that has reached it knows this answer.
    return { review, revision: await readRevision(transaction) };
  });
  return withTimeout(reading, READ_TIMEOUT_MS);
}
