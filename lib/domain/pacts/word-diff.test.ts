import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords, type Segment } from '#lib/domain/pacts/word-diff.ts';

const spell = (segments: readonly Segment[], side: 'ins' | 'del') =>
  segments
    .filter((segment) => segment.kind === 'equal' || segment.kind === side)
    .map((segment) => segment.text)
    .join('');

const words = fc
  .array(fc.constantFrom('no', 'transfer', 'above', ' ', '  ', '5,000', '2,500', '\n'), { maxLength: 30 })
  .map((all) => all.join(''));

describe('diffWords', () => {
  it('shows only the figure that changed', () => {
    expect(diffWords('Second person above 5,000', 'Second person above 2,500')).toEqual([
      { kind: 'equal', text: 'Second person above ' },
      { kind: 'del', text: '5,000' },
      { kind: 'ins', text: '2,500' },
    ]);
  });

  it.each([
    ['', '', []],
    ['', 'new', [{ kind: 'ins', text: 'new' }]],
    ['old', '', [{ kind: 'del', text: 'old' }]],
  ])('compares %j with %j', (before, after, wanted) => {
    expect(diffWords(before, after)).toEqual(wanted);
  });

  it('spells both texts exactly, and never has two segments of a kind in a row', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const segments = diffWords(before, after);
        expect(spell(segments, 'del')).toBe(before);
        expect(spell(segments, 'ins')).toBe(after);
        for (const [at, segment] of segments.entries()) expect(segments[at + 1]?.kind).not.toBe(segment.kind);
      }),
    );
  });

  it('replaces a very long text whole rather than comparing it word by word', () => {
    const [before, after] = ['old '.repeat(900), 'new '.repeat(900)];
    expect(diffWords(before, after)).toEqual([
      { kind: 'del', text: before },
      { kind: 'ins', text: after },
    ]);
    expect(diffWords(before, before)).toEqual([{ kind: 'equal', text: before }]);
  });
});
