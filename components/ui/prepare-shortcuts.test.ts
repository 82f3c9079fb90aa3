import { describe, expect, it } from 'vitest';
import { NOTHING_PRESSED, pressKey, SEQUENCE_MS, type Shortcut } from '#components/ui/prepare-shortcuts.ts';

const shortcut = (keys: string, label = keys): Shortcut => ({ keys, label, run: () => undefined });
const KNOWN = ['j', 'g r', 'g d', '?', 'G'].map((keys) => shortcut(keys));

/** What a row of keys does, each pressed so long after the one before. */
function run(keys: readonly string[], apartMs = 100, known = KNOWN): (string | null)[] {
  let pressed = NOTHING_PRESSED;
  return keys.map((key, index) => {
    const answer = pressKey(known, pressed, key, (index + 1) * apartMs);
    pressed = answer.pressed;
    return answer.shortcut?.label ?? null;
  });
}

describe('pressKey', () => {
  it.each([
    [['j'], ['j']],
    [
      ['g', 'r'],
      [null, 'g r'],
    ],
    [
      ['g', 'x', 'r'],
      [null, null, null],
    ],
    [
      ['g', 'j'],
      [null, 'j'],
    ],
    [
      ['g', 'g', 'd'],
      [null, null, 'g d'],
    ],
    [['G'], ['G']],
    [['r'], [null]],
  ])('reads %j', (keys, wanted) => expect(run(keys)).toEqual(wanted));

  it('forgets the beginning of a sequence that is not continued in time', () =>
    expect(run(['g', 'r'], SEQUENCE_MS + 1)).toEqual([null, null]));

  it('lets the earlier of two with the same keys win', () =>
    expect(run(['j'], 100, [shortcut('j', 'of the page'), shortcut('j', 'everywhere')])).toEqual([
      'of the page',
    ]));
});
