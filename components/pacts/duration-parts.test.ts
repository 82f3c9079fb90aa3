import { expect, it } from 'vitest';
import { joinDuration, splitDuration } from '#components/pacts/duration-parts.ts';

it.each([
  ['PT30M', 30, 'minute'],
  ['PT1H', 1, 'hour'],
  ['P1D', 1, 'day'],
  ['PT45S', 45, 'second'],
] as const)('takes %s apart and puts it together again', (iso, count, unit) => {
  expect(splitDuration(iso)).toEqual({ count, unit });
  expect(joinDuration(count, unit)).toBe(iso);
});

it.each(['P1DT12H', 'P1W', '', 'soon'])('leaves a duration of several units as it is written: %s', (iso) =>
  expect(splitDuration(iso)).toBeNull(),
);
