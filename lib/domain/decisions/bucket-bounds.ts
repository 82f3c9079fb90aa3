const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 5, 10, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 28, 91, 364].map((count) => count * DAY),
];
const MOST = 120;

/**
 * Where the bars over a range begin, and at last its end: whole seconds, minutes, hours or days of UTC, at most 121
 * bars, of which the first and the last may be cut by the range.
 */
export function bucketBounds(fromMs: number, toMs: number): number[] {
  const step = STEPS.find((candidate) => (toMs - fromMs) / candidate <= MOST) ?? toMs - fromMs;
  const bounds = [fromMs];
  for (let at = (Math.floor(fromMs / step) + 1) * step; at < toMs; at += step) bounds.push(at);
  return [...bounds, toMs];
}
