import type { ProbeKind } from '#lib/domain/probes/types.ts';

/** Letters of other alphabets that look like one of ours. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{
    A: 'А',
    B: 'В',
    C: 'С',
    E: 'Е',
    H: 'Н',
    I: 'І',
    K: 'К',
    M: 'М',
    O: 'О',
    P: 'Р',
    S: 'Ѕ',
    T: 'Т',
    X: 'Х',
  },
  ...{ a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' },
};

/** One way to write a text so that people read it and machines do not. */
export type Spelling = { readonly kind: ProbeKind; readonly text: string; readonly words: string };

/** Spellings of a text that are not the text. */
export function spellingsOf(text: string): readonly Spelling[] {
  const first = [...text].findIndex((letter) => letter in LOOKALIKES);
  const letters = [...text];
  const other = text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();
  const lookalike = letters.map((letter, at) => (at === first ? LOOKALIKES[letter] : letter)).join('');
  const middle = Math.ceil(letters.length / 2);
  const halves = [letters.slice(0, middle).join(''), letters.slice(middle).join('')];
  const all: readonly Spelling[] = [
    { kind: 'lookalike', text: lookalike, words: `“${text}” with a letter of another alphabet` },
    { kind: 'zero_width', text: halves.join('\u200b'), words: `“${text}” with a zero width space in it` },
    { kind: 'bidi', text: `\u202d${text}\u202c`, words: `“${text}” between marks of direction` },
    { kind: 'trailing_space', text: `${text} `, words: `“${text}” with a space after it` },
    { kind: 'other_case', text: other, words: `“${other}”` },
  ];
  return all.filter((spelling) => spelling.text !== text);
}
