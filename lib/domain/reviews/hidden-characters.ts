import type { JsonValue } from '#lib/domain/decisions/types.ts';

/** Control, formatting, separator and private characters: what a reader does not see, or sees in another order. */
const HIDDEN = /\u034f|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\u115f\u1160\u3164\uffa0]/gu;

const NAMES: Readonly<Record<string, string>> = {
  'U+0000': 'null',
  'U+0009': 'tab',
  'U+000A': 'line feed',
  'U+000D': 'carriage return',
  'U+001B': 'escape',
  'U+00AD': 'soft hyphen',
  'U+200B': 'zero width space',
  'U+200C': 'zero width non-joiner',
  'U+200D': 'zero width joiner',
  'U+200E': 'left-to-right mark',
  'U+200F': 'right-to-left mark',
  'U+202A': 'left-to-right embedding',
  'U+202B': 'right-to-left embedding',
  'U+202C': 'pop directional formatting',
  'U+202D': 'left-to-right override',
  'U+202E': 'right-to-left override',
  'U+2066': 'left-to-right isolate',
  'U+2067': 'right-to-left isolate',
  'U+2068': 'first strong isolate',
  'U+2069': 'pop directional isolate',
  'U+FEFF': 'byte order mark',
};

/** Where in the value hidden characters and look-alikes stand, and which: the path and each character once. */
export function hiddenCharacters(
  value: JsonValue,
  path = '',
): { readonly path: string; readonly characters: readonly string[] }[] {
  if (typeof value === 'string') return found(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const inName = found(name, path === '' ? 'a field’s name' : `a name in ${path}`);
    return [...inName, ...hiddenCharacters(member as JsonValue, at)];
  });
}

function found(text: string, path: string): { path: string; characters: string[] }[] {
  const hidden = [...new Set(text.match(HIDDEN) ?? [])].map(nameOf);
  const foreign = [...new Set(lookalikes(text))].map((letter) => `${letter} ${nameOf(letter)}`);
  const characters = [...hidden, ...foreign];
  return characters.length === 0 ? [] : [{ path, characters }];
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const LOOKALIKE =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}]/gu;

/** Letters of a script that resembles Latin, inside words that are Latin otherwise. */
function lookalikes(text: string): readonly string[] {
  const mixed = (text.match(WORD) ?? []).filter((word) => LATIN.test(word));
  return mixed.flatMap((word) => word.match(LOOKALIKE) ?? []);
}

function nameOf(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const name = NAMES[code];
  return name ? `${code} (${name})` : code;
}
