import { expect, it } from 'vitest';
import { figureParts, groupFigures } from '#lib/format/figures.ts';

it.each([
  ['7245.5 of 20000 are used', '7,245.5 of 20,000 are used'],
  ['begins anew at 2026-11-27 00:00 UTC.', 'begins anew at 2026-11-27 00:00 UTC.'],
  ['DE02120300000000202051 and sha256:90000', 'DE02120300000000202051 and sha256:90000'],
  ['it was 25000.', 'it was 25,000.'],
  ['version 1.20000.3', 'version 1.20000.3'],
])('%s reads %s', (text, wanted) => expect(groupFigures(text)).toBe(wanted));

it('finds the lengths of time in a sentence, and no word that begins like one', () =>
  expect(figureParts('at most 20000 per agent in P1D, Payments, PT30M')).toEqual([
    { text: 'at most 20,000 per agent in ', isDuration: false },
    { text: 'P1D', isDuration: true },
    { text: ', Payments, ', isDuration: false },
    { text: 'PT30M', isDuration: true },
  ]));
