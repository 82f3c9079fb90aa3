import type { ApprovalRate } from '#lib/domain/reviews/types.ts';

/** Below this many answers a rate says nothing about the clause. */
const ENOUGH = 50;
const NEARLY_ALL = 0.9;

/** Whether people approve nearly everything a clause holds: then it holds too much, and they stop reading. */
export function holdsTooMuch({ approved, of }: Pick<ApprovalRate, 'approved' | 'of'>): boolean {
  return of >= ENOUGH && approved > of * NEARLY_ALL;
}
