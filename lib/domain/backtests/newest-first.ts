import type { EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';
import { isBefore } from '#lib/domain/evidence/newest.ts';

/**
 * Evidence, newest first as heads are told: of the same moment the worst result, then the later id. Adding costs the
 * same however it arrives, and what was corrected is taken away when it comes up.
 */
export class NewestFirst {
  private readonly heap: EvidenceFact[] = [];

  add(fact: EvidenceFact): void {
    let at = this.heap.push(fact) - 1;
    for (let above = (at - 1) >> 1; at > 0 && this.isFirst(at, above); above = (at - 1) >> 1) {
      this.swap(at, above);
      at = above;
    }
  }

  /** The first that does not count as corrected; null where none is left. */
  first(corrected: ReadonlySet<string>): EvidenceFact | null {
    let [found] = this.heap;
    while (found && corrected.has(found.id)) {
      this.drop();
      [found] = this.heap;
    }
    return found ?? null;
  }

  private drop(): void {
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return;
    this.heap[0] = last;
    let at = 0;
    while (true) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const next = this.isFirst(right, left) ? right : left;
      if (!this.isFirst(next, at)) return;
      this.swap(at, next);
      at = next;
    }
  }

  private isFirst(at: number, other: number): boolean {
    const [a, b] = [this.heap[at], this.heap[other]];
    return a !== undefined && (b === undefined || isBefore(b, a));
  }

  private swap(at: number, other: number): void {
    const [a, b] = [this.heap[at], this.heap[other]];
    if (!a || !b) return;
    this.heap[at] = b;
    this.heap[other] = a;
  }
}
