import { expect, test } from 'vitest';
import { RANGES, rangeStart } from '#components/decisions/decision-filters.ts';

test.each(RANGES)(
  'within one minute the range %s asks the same question, so reading again finds the same list',
  (range) => {
    const minute = Date.parse('2026-11-20T10:00:00.000Z');
    expect(rangeStart(range, minute)).toBe(rangeStart(range, minute + 59_999));
    expect(Date.parse(rangeStart(range, minute))).toBeLessThan(minute);
  },
);
