import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Bucket,
  brushed,
  bucketAt,
  niceTop,
  prepareStack,
  type Series,
} from '#components/charts/prepare-stack.ts';

const SERIES: readonly Series[] = [
  { key: 'good', label: 'Good', fill: 'quiet', color: 'green' },
  { key: 'bad', label: 'Bad', fill: 'solid', color: 'red' },
];
const BOX = { width: 100, height: 50 };
const bucket = (index: number, counts: Bucket['counts']): Bucket => ({
  fromMs: index * 1_000,
  toMs: (index + 1) * 1_000,
  counts,
});

describe('a stack of bars', () => {
  it('stands on the foot, one part on the other in the order of the series', () => {
    const [bar] = prepareStack([bucket(0, { bad: 1, good: 3 })], SERIES, BOX).bars;
    expect(bar?.parts).toEqual([
      { key: 'good', y: 12.5, height: 37.5 },
      { key: 'bad', y: 0, height: 12.5 },
    ]);
  });

  it('tells what is not known from none', () => {
    const { bars } = prepareStack([bucket(0, null), bucket(1, {})], SERIES, BOX);
    expect(bars.map(({ total, parts }) => [total, parts.length])).toEqual([
      [null, 0],
      [0, 0],
    ]);
  });

  it('still shows one among a million', () => {
    const [bar] = prepareStack([bucket(0, { good: 1_000_000, bad: 1 })], SERIES, BOX).bars;
    expect(bar?.parts[1]?.height).toBeGreaterThan(1);
  });

  it('has lines at whole counts alone', () => {
    expect(prepareStack([bucket(0, { bad: 1 })], SERIES, BOX).ticks.map(({ count }) => count)).toEqual([
      0, 1,
    ]);
    expect(prepareStack([bucket(0, { bad: 7 })], SERIES, BOX).ticks.map(({ count }) => count)).toEqual([
      0, 5, 10,
    ]);
  });
});

test('the top is never below the most and at most two and a half times it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
      expect(niceTop(most)).toBeGreaterThanOrEqual(most);
      expect(niceTop(most)).toBeLessThanOrEqual(most * 2.5);
    }),
  );
});

test('a brush is the same range from either side, and always lies in the chart', () => {
  const buckets = [0, 1, 2, 3].map((index) => bucket(index, {}));
  expect(brushed(buckets, 3, 1)).toEqual({ fromMs: 1_000, toMs: 4_000 });
  expect(brushed(buckets, 1, 3)).toEqual({ fromMs: 1_000, toMs: 4_000 });
  expect(brushed([], 0, 0)).toBeNull();
  expect([-1, 0, 0.5, 1, 2].map((share) => bucketAt(share, 4))).toEqual([0, 0, 2, 3, 3]);
});
