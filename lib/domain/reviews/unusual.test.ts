import { describe, expect, it } from 'vitest';
import { hiddenCharacters } from '#lib/domain/reviews/hidden-characters.ts';
import { whatIsUnusual } from '#lib/domain/reviews/unusual.ts';

const HISTORY = {
  windowDays: 30,
  asked: 12,
  isCut: false,
  sameResource: 3,
  largest: { amount: 250, zero: 0 },
};

describe('what is unusual about a request', () => {
  it.each([
    ['nothing where all is as before', { context: { amount: 250 } }, HISTORY, []],
    [
      'the first time at all',
      { context: { amount: 1 } },
      { ...HISTORY, asked: 0 },
      ['First time in 30 days that this agent asks for this action.'],
    ],
    [
      'a new resource',
      { resource: { type: 'account', id: 'x' } },
      { ...HISTORY, sameResource: 0 },
      ['First time in 30 days with this account.'],
    ],
    ['nothing about a resource that is not named', { resource: null }, { ...HISTORY, sameResource: 0 }, []],
    [
      'an amount many times the largest',
      { context: { amount: 25_000 } },
      HISTORY,
      ['context.amount is 25000, 100 times the largest of the last 30 days (250).'],
    ],
    [
      'an amount a little above',
      { context: { amount: 251 } },
      HISTORY,
      ['context.amount is 251, above the largest of the last 30 days (250).'],
    ],
    [
      'an amount where only zero was',
      { context: { zero: 5 } },
      HISTORY,
      ['context.zero is 5, above the largest of the last 30 days (0).'],
    ],
    ['nothing about a number never seen before', { context: { fee: 5 } }, HISTORY, []],
  ])('says %s', (_, request, history, wanted) => {
    expect(whatIsUnusual(request, history)).toEqual(wanted);
  });

  it('says so where only the newest requests were looked at', () => {
    const cut = { ...HISTORY, isCut: true, asked: 1000 };
    const [line] = whatIsUnusual({ context: { amount: 500 } }, cut);
    expect(line).toBe('context.amount is 500, 2 times the largest of the last 1000 requests (250).');
  });

  it('never rounds a multiple up', () => {
    const [line] = whatIsUnusual({ context: { amount: 749 } }, HISTORY);
    expect(line).toContain('2.9 times');
  });
});

describe('hidden characters', () => {
  it('are found in values and names at any depth, and named', () => {
    const value = { a: ['x', { 'na\u200Bme': 'ok' }], b: 'pay\u202Eeno\u202E', c: 'plain – text ü 漢字 😀' };
    expect(hiddenCharacters(value)).toEqual([
      { path: 'a name in a.1', characters: ['U+200B (zero width space)'] },
      { path: 'b', characters: ['U+202E (right-to-left override)'] },
    ]);
  });
});
