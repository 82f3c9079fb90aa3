import { expect, it } from 'vitest';
import { differingPaths } from '#lib/domain/decisions/differing-paths.ts';

it.each([
  ['equal values', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
  ['a changed member', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, ['a.c']],
  ['a missing and a new member', { a: 1 }, { b: 1 }, ['a', 'b']],
  ['a longer list', { a: [1] }, { a: [1, 2] }, ['a.1']],
  ['a list for an object', { a: [] }, { a: {} }, ['a']],
  ['an inherited name', { a: 1 }, { a: 1, toString: 'x' }, ['toString']],
  ['null for zero', { a: null }, { a: 0 }, ['a']],
])('%s', (_, a, b, paths) => {
  expect(differingPaths(a, b)).toEqual(paths);
});
