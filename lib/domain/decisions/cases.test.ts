import { describe, expect, test } from 'vitest';
import { decideWhole, readDecisionCases, wholeCase } from '#lib/testing/decision-cases.ts';

describe('the engine answers every golden case as it is written', () => {
  test.each(
    readDecisionCases().map((found) => [`${found.file}: ${found.case.sentence}`, found.case] as const),
  )('%s', (_, one) => {
    const whole = wholeCase(one);
    expect(decideWhole(whole)).toMatchObject(one.want);
  });
});

test('there are enough cases to speak of every rule, and no sentence is said twice', () => {
  const sentences = readDecisionCases().map((found) => found.case.sentence);
  expect(sentences.length).toBeGreaterThanOrEqual(60);
  expect(new Set(sentences).size).toBe(sentences.length);
});
