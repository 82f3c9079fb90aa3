import { type Decimal, parseDecimal } from '#lib/domain/decimals/decimal.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';

/**
 * Whether a result is a pass. `least` is the share of passes that is enough; all must pass where it is null. A value is
 * held against its own threshold. A result without a single case, or one that is no number, is no pass.
 */
export function isPass(result: CheckResult, least: Decimal | null): boolean {
  if ('value' in result) {
    if (!Number.isFinite(result.value) || !Number.isFinite(result.threshold)) return false;
    return result.passes === 'at_least' ? result.value >= result.threshold : result.value <= result.threshold;
  }
  const { passed, failed } = result;
  if (!isCount(passed) || !isCount(failed) || passed + failed === 0) return false;
  if (least === null) return failed === 0;
  const [got, of] = [parseDecimal(passed), parseDecimal(1)];
  if (got === null || of === null) return false;
  // Both sides are scaled alike: passed ≥ least × (passed + failed), without a division.
  return got * of >= least * (got + (parseDecimal(failed) ?? 0n));
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** "40 of 41 passed", "0.93, at least 0.9 wanted". */
export function resultWords(result: CheckResult): string {
  if (!('value' in result)) return `${result.passed} of ${result.passed + result.failed} passed`;
  const bound = result.passes === 'at_least' ? 'at least' : 'at most';
  return `${result.value}, ${bound} ${result.threshold} wanted`;
}

type ResultFault = { readonly path: string; readonly message: string };

/** What keeps a result from being one; null where nothing does. */
export function resultFault(result: CheckResult): ResultFault | null {
  if ('value' in result) {
    for (const field of ['value', 'threshold'] as const) {
      if (!Number.isFinite(result[field])) return { path: `result.${field}`, message: 'must be a number' };
    }
    return null;
  }
  for (const field of ['passed', 'failed'] as const) {
    if (!isCount(result[field]))
      return { path: `result.${field}`, message: 'must be a whole number from 0 on' };
  }
  if (result.passed + result.failed > 0) return null;
  return { path: 'result', message: 'must count at least one case' };
}
