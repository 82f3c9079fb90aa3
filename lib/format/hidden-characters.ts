/** A run of text as it is, or one character that would not show, in words. */
export type RevealedPart = { readonly text: string; readonly isHidden: boolean };

// Controls, format and bidi marks, separators, lone surrogates, everything Unicode calls ignorable, every space but the
// plain one, and the blank Braille cell.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\u2800]|(?! )\p{Zs}/gu;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN = /\p{Script=Latin}/u;
// Scripts with letters that look like Latin ones.
const LOOKALIKE =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}]/gu;

/** Splits text as `revealHidden` does, and names the letters of another script inside a Latin word: `а‹U+0430›`. */
export function revealLookalikes(text: string): readonly RevealedPart[] {
  const foreign = [...text.matchAll(WORD)].flatMap((word) =>
    LATIN.test(word[0])
      ? [...word[0].matchAll(LOOKALIKE)].map((letter) => ({
          at: word.index + letter.index,
          letter: letter[0],
        }))
      : [],
  );
  const parts: RevealedPart[] = [];
  let from = 0;
  for (const { at, letter } of foreign) {
    parts.push(...revealHidden(text.slice(from, at)));
    parts.push({ text: `${letter}${codePointName(letter)}`, isHidden: true });
    from = at + letter.length;
  }
  return [...parts, ...revealHidden(text.slice(from))];
}

/** Splits text so that each character which would not show, or would change how others show, is named: `‹U+202E›`. */
export function revealHidden(text: string): readonly RevealedPart[] {
  const parts: RevealedPart[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), isHidden: false });
    parts.push({ text: codePointName(match[0]), isHidden: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isHidden: false });
  return parts;
}

/** Whether anything in the text would be revealed. */
export function hasHidden(text: string): boolean {
  return text.search(HIDDEN) !== -1;
}

function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `‹U+${hex}›`;
}
