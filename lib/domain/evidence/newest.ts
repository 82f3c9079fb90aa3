import type { Decimal } from '#lib/domain/decimals/decimal.ts';
import { isPass } from '#lib/domain/evidence/results.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';

type Dated = { readonly id: string; readonly at: number; readonly result: CheckResult };

/** The newest of several results; of two of the same moment a failure, then the later id. Null where there is none. */
export function newestOf<T extends Dated>(results: readonly T[], least: Decimal | null): T | null {
  return results.reduce<T | null>(
    (newest, next) => (newest === null || isBefore(newest, next, least) ? next : newest),
    null,
  );
}

function isBefore(a: Dated, b: Dated, least: Decimal | null): boolean {
  if (a.at !== b.at) return a.at < b.at;
  const [aPasses, bPasses] = [isPass(a.result, least), isPass(b.result, least)];
  return aPasses === bPasses ? a.id < b.id : aPasses;
}
