import { describe, expect, it } from 'vitest';
import { faultsOf } from '#scripts/first-load/judge.ts';

const load = (route: string, kilobytes: number, text = '') => [{ route, kilobytes, text }];

describe('what a page loads at first', () => {
  it('holds a page that is listed as heavy at its number', () => {
    expect(faultsOf(load('/pacts/new', 330), { '/pacts/new': 330 })).toEqual([]);
  });

  it('passes at its number, a little below, and as little above as two builds of the same differ', () => {
    expect(faultsOf(load('/', 303), { '/': 300 })).toEqual([]);
    expect(faultsOf(load('/pacts/new', 319), { '/pacts/new': 321 })).toEqual([]);
    expect(faultsOf(load('/', 300), { '/': 300 })).toEqual([]);
    expect(faultsOf(load('/', 293), { '/': 300 })).toEqual([]);
  });

  it.each([
    ['more than its number', load('/', 304), { '/': 300 }, /300 allowed/],
    [
      'clearly less than its number, which must then be lowered',
      load('/', 291),
      { '/': 300 },
      /lower its number/,
    ],
    ['without a number', load('/new', 100), {}, /no number yet/],
    ['above the ceiling, whatever its number', load('/', 321), { '/': 400 }, /more than 320/],
    ['above the ceiling of pages for everybody', load('/sign-in', 181), { '/sign-in': 400 }, /more than 180/],
    [
      'less than the ceiling while listed as heavy',
      load('/pacts/new', 300),
      { '/pacts/new': 330 },
      /take it off/,
    ],
    ['the editor of conditions', load('/', 1, '.cm-activeLine'), { '/': 1 }, /CodeMirror at once/],
    ['the charts', load('/', 1, 'recharts-wrapper'), { '/': 1 }, /Recharts at once/],
    ['the schemas', load('/', 1, 'invalid_union'), { '/': 1 }, /zod at once/],
  ])('fails with %s', (_, loads, budgets, words) => {
    expect(faultsOf(loads, budgets)).toEqual([expect.stringMatching(words)]);
  });
});
