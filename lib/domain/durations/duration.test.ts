import { describe, expect, it } from 'vitest';
import { durationInWords, parseDurationMs } from '#lib/domain/durations/duration.ts';

describe('parseDurationMs', () => {
  it.each([
    ['PT30M', 1_800_000],
    ['P1D', 86_400_000],
    ['P2W', 1_209_600_000],
    ['P1DT6H30M5S', 86_400_000 + 6 * 3_600_000 + 30 * 60_000 + 5_000],
    ['PT0S', 0],
  ])('reads %s as %d ms', (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    'P1Y',
    'P1M',
    'PT1.5H',
    '-PT1H',
    'PT1H ',
    'pt1h',
    '1h',
    `PT${'9'.repeat(30)}S`,
    'PT99999999999H',
  ])('refuses %j', (text) => {
    expect(parseDurationMs(text)).toBeNull();
  });
});

describe('durationInWords', () => {
  it.each([
    [1_800_000, '30 minutes'],
    [86_400_000 + 3_600_000, '1 day 1 hour'],
    [0, '0 seconds'],
    [604_800_000, '7 days'],
  ])('says %d ms as "%s"', (ms, words) => {
    expect(durationInWords(ms)).toBe(words);
  });
});
