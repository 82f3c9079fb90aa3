/** How a part of a bar is filled. A pattern says without colour what a colour says. */
export type Fill = 'solid' | 'dots' | 'diagonal' | 'outline' | 'quiet';
export type Series = {
  readonly key: string;
  readonly label: string;
  readonly fill: Fill;
  /** A CSS colour. */
  readonly color: string;
};
/** How many of each there were from one moment until just before another; null where that is not known. */
export type Bucket = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly counts: Readonly<Record<string, number>> | null;
};

export type Part = { readonly key: string; readonly y: number; readonly height: number };
type Bar = {
  readonly x: number;
  readonly width: number;
  readonly total: number | null;
  readonly parts: readonly Part[];
};
export type Stack = {
  readonly bars: readonly Bar[];
  /** Counts with a line of their own, from none to the top. */
  readonly ticks: readonly { readonly count: number; readonly y: number }[];
};

/** So small a count still shows. */
const LEAST_HEIGHT = 1.5;

/** Places the bars in a box: series stack in their order from the foot up; what is not known has no height at all. */
export function prepareStack(
  buckets: readonly Bucket[],
  series: readonly Series[],
  { width, height }: { readonly width: number; readonly height: number },
): Stack {
  const top = niceTop(Math.max(0, ...buckets.map((bucket) => totalOf(bucket, series) ?? 0)));
  const step = buckets.length > 0 ? width / buckets.length : width;
  const gap = step > 6 ? 1.5 : 0.5;
  const bars = buckets.map((bucket, index) => ({
    x: index * step,
    width: Math.max(0.5, step - gap),
    total: totalOf(bucket, series),
    parts: partsOf(bucket, series, height / top, height),
  }));
  const ticks = [0, top / 2, top].filter(Number.isInteger).map((count) => ({
    count,
    y: height - (count / top) * height,
  }));
  return { bars, ticks };
}

/** All that is counted in a bucket, null where it is not known. */
export function totalOf({ counts }: Bucket, series: readonly Series[]): number | null {
  return counts && series.reduce((sum, { key }) => sum + (counts[key] ?? 0), 0);
}

function partsOf({ counts }: Bucket, series: readonly Series[], scale: number, foot: number): Part[] {
  const parts: Part[] = [];
  let y = foot;
  for (const { key } of series) {
    const count = counts?.[key] ?? 0;
    if (count === 0) continue;
    const height = Math.max(LEAST_HEIGHT, count * scale);
    y -= height;
    parts.push({ key, y, height });
  }
  return parts;
}

/** The next of 1, 2, 4, 5 or 10 times a power of ten, so that lines stand on whole counts. */
export function niceTop(most: number): number {
  if (most <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}

/** The buckets between two that were pointed at, in whichever order, as a range; null where there are none. */
export function brushed(
  buckets: readonly Bucket[],
  one: number,
  other: number,
): { readonly fromMs: number; readonly toMs: number } | null {
  const first = buckets[Math.min(one, other)];
  const last = buckets[Math.max(one, other)];
  return first && last ? { fromMs: first.fromMs, toMs: last.toMs } : null;
}

/** Which bucket stands at a place across the chart, from 0 to 1. */
export function bucketAt(share: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}
