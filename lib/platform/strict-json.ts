/** Where and why a JSON text was refused. `path` is dotted, empty for the whole text. */
export type JsonProblem = { readonly path: string; readonly message: string };
export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | ({ readonly ok: false } & JsonProblem);

const MAX_JSON_DEPTH = 32;

class Refusal extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/**
 * Reads JSON (RFC 8259) as strictly as a signed record needs it (after RFC 7493, I-JSON): no duplicate names, no lone
 * surrogates, no null characters (no database text holds one), nesting of at most 32, no number that a double cannot
 * hold exactly as it was written. Never throws.
 */
export function parseStrictJson(text: string): JsonResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, path: '', message: error instanceof Error ? error.message : 'is not JSON' };
  }
  try {
    checkValue(value, '', 0);
    checkNames(text);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, path: error.path, message: error.message };
    throw error;
  }
}

function checkValue(value: unknown, path: string, depth: number): void {
  if (typeof value === 'string') checkText(value, path);
  // Past this, two whole numbers that differ become the same one, and so would the digests of two requests.
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new Refusal(path, 'is a number too large to hold exactly; send it as a text');
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_JSON_DEPTH) throw new Refusal(path, `is nested deeper than ${MAX_JSON_DEPTH}`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) checkValue(value[i], join(path, String(i)), depth + 1);
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    const memberPath = join(path, name);
    checkText(name, memberPath);
    checkValue(member, memberPath, depth + 1);
  }
}

function checkText(text: string, path: string): void {
  if (!text.isWellFormed()) throw new Refusal(path, 'holds half a surrogate pair, which is no character');
  if (text.includes('\u0000')) throw new Refusal(path, 'holds a null character');
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** What is open at a place of the text: an object with the names it has had, or a list with the place it is at. */
type Open = { names: Set<string> | null; at: string; index: number };

/**
 * Walks the text once more for names that stand twice in one object, which JSON.parse silently merges.
 * INVARIANT: the text is known to be valid JSON, so strings end and brackets match.
 */
function checkNames(text: string): void {
  const open: Open[] = [];
  let i = 0;
  while (i < text.length) {
    const character = text.charCodeAt(i);
    if (character === 0x22) {
      const end = stringEnd(text, i);
      const inner = open.at(-1);
      if (inner?.names && isName(text, end)) noteName(open, inner, inner.names, text.slice(i, end));
      i = end;
    } else {
      noteBracket(open, character);
      i += 1;
    }
  }
}

function noteBracket(open: Open[], character: number): void {
  if (character === 0x7b) open.push({ names: new Set(), at: '', index: 0 });
  else if (character === 0x5b) open.push({ names: null, at: '', index: 0 });
  else if (character === 0x7d || character === 0x5d) open.pop();
  else if (character === 0x2c) {
    const inner = open.at(-1);
    if (inner) inner.index += 1;
  }
}

function noteName(open: readonly Open[], inner: Open, names: Set<string>, quoted: string): void {
  inner.at = JSON.parse(quoted);
  if (names.has(inner.at)) {
    const path = open.map(({ names: isObject, at, index }) => (isObject ? at : String(index))).join('.');
    throw new Refusal(path, 'stands twice in one object');
  }
  names.add(inner.at);
}

function stringEnd(text: string, start: number): number {
  let i = start + 1;
  while (text.charCodeAt(i) !== 0x22) i += text.charCodeAt(i) === 0x5c ? 2 : 1;
  return i + 1;
}

function isName(text: string, end: number): boolean {
  let i = end;
  while (text.charCodeAt(i) <= 0x20) i += 1;
  return text.charCodeAt(i) === 0x3a;
}
