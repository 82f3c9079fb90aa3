import { formatDecimal } from '#lib/format/numbers.ts';

/** A run of text as it is, or a length of time that stands in it: `P1D`. */
export type FigurePart = { readonly text: string; readonly isDuration: boolean };

// A number that stands alone: not in a name, a date, a version or a digest.
const NUMBER = /(?<![\p{L}\p{N}_.:/-])\d+(?:\.\d+)?(?![\p{L}\p{N}_:/-]|\.\d)/gu;
const DURATION = /(?<![\p{L}\p{N}])P(?=[\dT])(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?(?![\p{L}\p{N}])/gu;

/** Groups the figures that stand in a sentence: `7,245.5 of 20,000 are used`. Nothing is rounded. */
export function groupFigures(text: string): string {
  return text.replace(NUMBER, (figure) => formatDecimal(figure));
}

/** A sentence with its figures grouped, cut where a length of time stands in it. */
export function figureParts(text: string): readonly FigurePart[] {
  const parts: FigurePart[] = [];
  let from = 0;
  for (const match of text.matchAll(DURATION)) {
    if (match.index > from)
      parts.push({ text: groupFigures(text.slice(from, match.index)), isDuration: false });
    parts.push({ text: match[0], isDuration: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: groupFigures(text.slice(from)), isDuration: false });
  return parts;
}
