import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from '#components/pacts/diff-lines.ts';

const show = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => `${{ equal: ' ', ins: '+', del: '-' }[kind]}${text}`);

describe('diffLines', () => {
  it('keeps a few lines around a change and folds the rest', () => {
    const lines = Array.from({ length: 20 }, (_, at) => String(at));
    expect(show(lines.join('\n'), lines.map((line) => (line === '10' ? 'ten' : line)).join('\n'))).toEqual([
      ' …',
      ' 7',
      ' 8',
      ' 9',
      '-10',
      '+ten',
      ' 11',
      ' 12',
      ' 13',
      ' …',
    ]);
  });

  it('shows everything as new where nothing was before', () => {
    expect(show('', 'a\nb')).toEqual(['+a', '+b']);
  });

  it('spells both texts, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map((l) => l.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        const lines = diffLines(before, after);
        const spelled = (kind: 'ins' | 'del') =>
          lines
            .filter((line) => line.kind === kind || line.kind === 'equal')
            .map((line) => line.text)
            .join('\n');
        if (lines.some((line) => line.text === '…')) return;
        expect([spelled('del'), spelled('ins')]).toEqual([before, after]);
      }),
    );
  });
});
