import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingParts, mergeContents } from '#lib/domain/pacts/merge-contents.ts';
import { anyPact } from '#lib/testing/pact-arbitraries.ts';
import { textOf } from '#lib/testing/pact-life.ts';
import { clauseOf } from '#lib/testing/pacts.ts';

const a = clauseOf({ key: 'a' });
const b = clauseOf({ key: 'b' });
const changed = { title: 'Changed' };
const base = textOf('payments', a, b);

describe('merging two texts', () => {
  it('tells apart who changed what', () => {
    const mine = { ...textOf('payments', { ...a, ...changed }, b), name: 'Mine' };
    const theirs = textOf(
      'payments',
      { ...a, title: 'Theirs' },
      { ...b, ...changed },
      clauseOf({ key: 'c' }),
    );
    expect(differingParts({ base, mine, theirs })).toEqual([
      { key: null, changedBy: 'mine' },
      { key: 'a', changedBy: 'both' },
      { key: 'b', changedBy: 'theirs' },
      { key: 'c', changedBy: 'theirs' },
    ]);
  });

  it('takes each part from the side that was chosen, a removal too', () => {
    const mine = textOf('payments', { ...a, ...changed });
    const theirs = textOf('payments', a, { ...b, ...changed });
    const merged = mergeContents({ mine, theirs }, (key) => (key === 'b' ? 'theirs' : 'mine'));
    expect(merged.clauses).toEqual([
      { ...a, ...changed },
      { ...b, ...changed },
    ]);
    expect(mergeContents({ mine, theirs }, (key) => (key === 'a' ? 'theirs' : 'mine')).clauses).toEqual([a]);
  });

  it('offers no parts where a key stands twice', () => {
    expect(differingParts({ base, mine: textOf('payments', a, a), theirs: base })).toBeNull();
  });

  it('is one text whole where that one is chosen throughout', () => {
    fc.assert(
      fc.property(anyPact, anyPact, (mine, theirs) => {
        fc.pre(differingParts({ base: mine, mine, theirs }) !== null);
        expect(mergeContents({ mine, theirs }, () => 'mine')).toEqual(mine);
        expect(mergeContents({ mine, theirs }, () => 'theirs')).toEqual(theirs);
      }),
    );
  });
});
