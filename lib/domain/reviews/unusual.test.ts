import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#lib/domain/decisions/types.ts';
import { hiddenCharacters } from '#lib/domain/reviews/hidden-characters.ts';
import type { AskingHistory, Unusual } from '#lib/domain/reviews/types.ts';
import { whatIsUnusual } from '#lib/domain/reviews/unusual.ts';

const HISTORY: AskingHistory = {
  windowDays: 30,
  asked: 60,
  isCut: false,
  sameResource: 3,
  numbers: { amount: { largest: 250, median: 40 }, zero: { largest: 0, median: 0 } },
  values: {},
  hourUtc: 3,
  hours: Array.from({ length: 24 }, () => 2),
  lastHour: 2,
  busiestHour: 4,
};
const REACH = { asked: 60, days: 30, reach: 'days' };
const byDay = HISTORY.hours.map((count, hour) => (hour >= 8 && hour < 18 ? count : 0));
const payee = (counts: object) => ({ values: { payee: { asked: 40, distinct: 6, same: 0, ...counts } } });

describe('what is unusual about a request', () => {
  it.each<[string, JsonObject, Partial<AskingHistory>, Unusual[]]>([
    ['nothing where all is as before', { context: { amount: 150 } }, {}, []],
    [
      'the first time at all',
      { context: { amount: 1 } },
      { asked: 0 },
      [{ kind: 'first_action', facts: { days: 30 } }],
    ],
    [
      'a new resource',
      { resource: { type: 'account', id: 'x' } },
      { sameResource: 0 },
      [{ kind: 'first_resource', facts: { type: 'account', ...REACH } }],
    ],
    ['nothing about a resource that is not named', { resource: null }, { sameResource: 0 }, []],
    [
      'an amount many times the largest',
      { context: { amount: 25_000 } },
      {},
      [
        {
          kind: 'largest',
          facts: { path: 'context.amount', value: 25_000, ...REACH, largest: 250, times: 100 },
        },
      ],
    ],
    [
      'an amount a little above',
      { context: { amount: 251 } },
      {},
      [{ kind: 'largest', facts: { path: 'context.amount', value: 251, ...REACH, largest: 250, times: 0 } }],
    ],
    [
      'an amount where only zero was',
      { context: { zero: 5 } },
      {},
      [{ kind: 'largest', facts: { path: 'context.zero', value: 5, ...REACH, largest: 0, times: 0 } }],
    ],
    [
      'an amount far above the middle, below the largest',
      { context: { amount: 240 } },
      {},
      [{ kind: 'median', facts: { path: 'context.amount', value: 240, ...REACH, median: 40, times: 6 } }],
    ],
    ['nothing about the middle of too few', { context: { amount: 240 } }, { asked: 19 }, []],
    ['nothing about a largest of one', { context: { amount: 251 } }, { asked: 1 }, []],
    ['nothing about a number never seen before', { context: { fee: 5 } }, {}, []],
    [
      'a new payee where earlier ones repeat',
      {},
      payee({}),
      [{ kind: 'new_value', facts: { path: 'context.payee', others: 6, asked: 40 } }],
    ],
    ['nothing about a text that is always another', {}, payee({ distinct: 40 }), []],
    ['nothing about a payee that was there before', {}, payee({ same: 1 }), []],
    ['nothing about a payee against too few', {}, payee({ asked: 19, distinct: 1 }), []],
    [
      'an hour at which it never asked',
      {},
      { hours: byDay },
      [{ kind: 'hour', facts: { asked: 60, from: '02:00', to: '05:00' } }],
    ],
    ['nothing about an hour next to a usual one', {}, { hours: byDay, hourUtc: 7 }, []],
    ['nothing about the hour against too few', {}, { hours: byDay, asked: 19 }, []],
    [
      'many within the hour',
      {},
      { lastHour: 12, busiestHour: 4 },
      [{ kind: 'burst', facts: { count: 12, busiest: 4 } }],
    ],
    ['nothing about a busy hour among busy ones', {}, { lastHour: 12, busiestHour: 5 }, []],
    ['nothing about a burst where little came before', {}, { lastHour: 50, busiestHour: 4 }, []],
  ])('says %s', (_, request, history, wanted) => {
    expect(whatIsUnusual(request, { ...HISTORY, ...history })).toEqual(wanted);
  });

  it('says so where only the newest requests were looked at', () => {
    const [line] = whatIsUnusual({ context: { amount: 500 } }, { ...HISTORY, isCut: true, asked: 1000 });
    expect(line?.facts).toMatchObject({ reach: 'requests', asked: 1000 });
  });

  it('never rounds a multiple up', () => {
    const [line] = whatIsUnusual({ context: { amount: 749 } }, HISTORY);
    expect(line?.facts.times).toBe(2.9);
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

  it('name the letters of another script inside a Latin word, and leave whole words of another script alone', () => {
    expect(
      hiddenCharacters({
        payee: 'Aldg\u0430te',
        city: '\u041c\u043e\u0441\u043a\u0432\u0430',
        mass: '5 \u03bcg',
      }),
    ).toEqual([
      { path: 'payee', characters: ['\u0430 U+0430'] },
      { path: 'mass', characters: ['\u03bc U+03BC'] },
    ]);
  });
});
