import { describe, expect, it } from 'vitest';
import { hasHidden, revealHidden, revealLookalikes } from '#lib/format/hidden-characters.ts';

const shown = (text: string) =>
  revealHidden(text)
    .map((part) => part.text)
    .join('');

describe('revealHidden', () => {
  it.each([
    ['a right-to-left override', 'INV-20931 \u202e 7741', 'INV-20931 ‹U+202E› 7741'],
    ['a zero-width space', 'pay\u200bee', 'pay‹U+200B›ee'],
    ['a line break', 'one\ntwo', 'one‹U+000A›two'],
    ['a null', 'a\u0000b', 'a‹U+0000›b'],
    ['a no-break space', 'a\u00a0b', 'a‹U+00A0›b'],
    ['a Hangul filler', 'a\u3164b', 'a‹U+3164›b'],
    ['a tag character beyond the basic plane', 'a\u{e0041}b', 'a‹U+E0041›b'],
    ['a lone surrogate', 'a\ud800b', 'a‹U+D800›b'],
    ['a blank Braille cell', 'a\u2800b', 'a‹U+2800›b'],
    ['two in a row', '\u2066\u2069', '‹U+2066›‹U+2069›'],
  ])('names %s', (_, text, wanted) => {
    expect(shown(text)).toBe(wanted);
    expect(hasHidden(text)).toBe(true);
  });

  it.each(['plain words, 12.50', 'Kovač', 'שלום', '日本語', '🙂', ''])('leaves %j as it is', (text) => {
    expect(shown(text)).toBe(text);
    expect(hasHidden(text)).toBe(false);
  });

  it('marks only the hidden parts as hidden', () => {
    expect(revealHidden('a\u202eb')).toEqual([
      { text: 'a', isHidden: false },
      { text: '‹U+202E›', isHidden: true },
      { text: 'b', isHidden: false },
    ]);
  });
});

describe('revealLookalikes', () => {
  it.each([
    ['a Cyrillic letter in a Latin word', 'Aldg\u0430te GmbH', 'Aldg\u0430‹U+0430›te GmbH'],
    ['with a hidden mark beside it', 'p\u0430y\u200bee', 'p\u0430‹U+0430›y‹U+200B›ee'],
    [
      'a word that is Cyrillic throughout',
      '\u041c\u043e\u0441\u043a\u0432\u0430',
      '\u041c\u043e\u0441\u043a\u0432\u0430',
    ],
    ['plain words', 'Kova\u010d, 12.50', 'Kova\u010d, 12.50'],
  ])('shows %s', (_, text, wanted) =>
    expect(
      revealLookalikes(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(wanted),
  );
});
