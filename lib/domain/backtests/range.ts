import { Problem } from '#lib/domain/problems/problem.ts';

/** The most decisions one backtest looks at. */
export const MOST_DECISIONS = 250_000;
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** Refuses a range that ends before it begins, or is too long. */
export function assertRange(from: Date, to: Date): void {
  const lengthMs = to.getTime() - from.getTime();
  if (lengthMs <= 0) throw refusal('The range must end after it begins.', 'body.to', 'must come after from');
  if (lengthMs <= MOST_DAYS * DAY_MS) return;
  const message = `must be at most ${MOST_DAYS} days before to`;
  throw refusal(`The range is longer than ${MOST_DAYS} days. Choose a shorter one.`, 'body.from', message);
}

/** How many days a range has, for numbers "a day". */
export function daysIn(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY_MS;
}

function refusal(detail: string, path: string, message: string): Problem {
  return new Problem('backtest_range', detail, { errors: [{ path, message }] });
}
