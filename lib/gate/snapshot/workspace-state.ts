import { ReviewBook } from '#lib/gate/snapshot/review-book.ts';
import type { Snapshot } from '#lib/gate/snapshot/types.ts';

/** What the gate holds of one workspace: the newest snapshot and since when it is known to be the newest. */
export class WorkspaceState {
  readonly workspaceId: string;
  readonly reviews = new ReviewBook();
  snapshot: Snapshot;
  /** When the last look at the heads began that found nothing newer, by `performance.now()`. */
  confirmedAt: number;
  private waiters: { readonly revision: number; readonly wake: () => void }[] = [];

  private latestAt: number;

  /** `latestAt` is the last moment the workspace's own records speak of, in epoch milliseconds. */
  constructor(snapshot: Snapshot, confirmedAt: number, latestAt: number) {
    this.latestAt = latestAt;
    this.workspaceId = snapshot.workspaceId;
    this.snapshot = snapshot;
    this.confirmedAt = confirmedAt;
  }

  /**
   * The time to decide by: the clock's, but never before what was recorded or answered already. A clock that is set back
   * makes no proof fresh again and prolongs nothing.
   */
  tick(clockMs: number): number {
    this.latestAt = Math.max(this.latestAt, clockMs);
    return this.latestAt;
  }

  /** Puts a newer snapshot in the place of the old one, whole. */
  swap(snapshot: Snapshot): void {
    // INVARIANT: knowledge only grows; of two loads that cross, the older one changes nothing.
    if (snapshot.revision < this.snapshot.revision) return;
    this.snapshot = snapshot;
    const reached = this.waiters.filter((waiter) => waiter.revision <= snapshot.revision);
    if (reached.length === 0) return;
    this.waiters = this.waiters.filter((waiter) => waiter.revision > snapshot.revision);
    for (const waiter of reached) waiter.wake();
  }

  /** Waits until the revision is there; false when it is not within the time. */
  async reach(revision: number, timeoutMs: number): Promise<boolean> {
    if (this.snapshot.revision >= revision) return true;
    return new Promise((resolve) => {
      const waiter = { revision, wake: () => finish(true) };
      const timer = setTimeout(() => finish(false), timeoutMs);
      const finish = (isThere: boolean) => {
        clearTimeout(timer);
        this.waiters = this.waiters.filter((one) => one !== waiter);
        resolve(isThere);
      };
      this.waiters.push(waiter);
    });
  }
}
