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
 * surrogates, nesting of at most 32, numbers finite. Never throws.
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
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Refusal(path, 'is a number too large to hold');
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
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/**
 * Walks the text once more for names that stand twice in one object, which JSON.parse silently merges.
 * INVARIANT: the text is known to be valid JSON, so strings end and brackets match.
 */
function checkNames(text: string): void {
  const open: (Set<string> | null)[] = [];
  let i = 0;
  while (i < text.length) {
    const character = text.charCodeAt(i);
    if (character === 0x7b) open.push(new Set());
    else if (character === 0x5b) open.push(null);
    else if (character === 0x7d || character === 0x5d) open.pop();
    if (character !== 0x22) {
      i += 1;
      continue;
    }
    const end = stringEnd(text, i);
    const names = open.at(-1);
    if (names && isName(text, end)) {
      const name: string = JSON.parse(text.slice(i, end));
      if (names.has(name)) throw new Refusal(name, 'stands twice in one object');
      names.add(name);
    }
    i = end;
  }
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
