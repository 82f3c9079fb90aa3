/** A run of text as it is, or one character that would not show, in words. */
export type RevealedPart = { readonly text: string; readonly isHidden: boolean };

// Controls, format and bidi marks, separators, lone surrogates, everything Unicode calls ignorable, every space but the
// plain one, and the blank Braille cell.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\u2800]|(?! )\p{Zs}/gu;

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
