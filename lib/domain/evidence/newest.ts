import { isPass, resultFault } from '#lib/domain/evidence/results.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';

type Dated = { readonly id: string; readonly at: number; readonly result: CheckResult };

/** The newest of several results; of those of the same moment the worst, then the later id. Null where there is none. */
export function newestOf<T extends Dated>(results: readonly T[]): T | null {
  return results.reduce<T | null>(
    (newest, next) => (newest === null || isBefore(newest, next) ? next : newest),
    null,
  );
}

/**
 * Whether the second is the newer, or the one that speaks of the same moment.
 * INVARIANT: `store/evidence-heads.ts` orders alike: what is no head is never looked at, so a pass must not hide a failure.
 */
export function isBefore(a: Dated, b: Dated): boolean {
  if (a.at !== b.at) return a.at < b.at;
  const [ofA, ofB] = [shareOf(a.result), shareOf(b.result)];
  const [left, right] = [ofA.passed * ofB.of, ofB.passed * ofA.of];
  return left === right ? a.id < b.id : left > right;
}

type Share = { readonly passed: bigint; readonly of: bigint };

const ALL: Share = { passed: 1n, of: 1n };
/** Worse than no case of many: that can be share enough, this is never a pass. */
const NEVER: Share = { passed: -1n, of: 1n };

/** How much of it passed. Whatever share a clause asks for, what passes is never a smaller share than what does not. */
function shareOf(result: CheckResult): Share {
  if ('value' in result) return isPass(result, null) ? ALL : NEVER;
  const { passed, failed } = result;
  if (resultFault(result)) return NEVER;
  return { passed: BigInt(passed), of: BigInt(passed) + BigInt(failed) };
}
