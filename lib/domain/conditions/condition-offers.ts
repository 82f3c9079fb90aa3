/** Something that may be written in a condition. */
export type ConditionOffer = {
  readonly label: string;
  readonly kind: 'variable' | 'function' | 'method';
  /** Its type, or its signature. */
  readonly detail: string;
};

const offers = (kind: ConditionOffer['kind'], all: Readonly<Record<string, string>>): ConditionOffer[] =>
  Object.entries(all).map(([label, detail]) => ({ label, kind, detail }));

const ROOTS = offers('variable', {
  context: 'what the caller says of the request',
  resource: 'what is acted upon',
  action: 'text, as tool:wire-transfer',
  tier: 'text, low to critical',
  agent: 'the agent that asks',
  workflow: 'text',
  now: 'a time, in UTC',
});

const FUNCTIONS = offers('function', {
  has: '(path) → true or false',
  size: '(text or list) → number',
  int: '(value) → whole number',
  double: '(value) → number',
  string: '(value) → text',
  bool: '(value) → true or false',
  type: '(value) → type',
  duration: '("1h") → duration',
  timestamp: '("2026-01-31T09:00:00Z") → time',
});

const METHODS = offers('method', {
  startsWith: '(text) → true or false',
  endsWith: '(text) → true or false',
  contains: '(text) → true or false',
  matches: '("pattern") → true or false',
  size: '() → number',
  exists: '(x, condition) → true or false',
  all: '(x, condition) → true or false',
  exists_one: '(x, condition) → true or false',
  filter: '(x, condition) → list',
  indexOf: '(text) → number',
  lastIndexOf: '(text) → number',
  substring: '(from, to) → text',
  lowerAscii: '() → text',
  upperAscii: '() → text',
  trim: '() → text',
});

const TIME_METHODS = offers('method', {
  getFullYear: '() → number',
  getMonth: '() → number, from 0',
  getDate: '() → day of the month, from 1',
  getDayOfWeek: '() → number, Sunday is 0',
  getHours: '() → number, UTC',
  getMinutes: '() → number',
  getSeconds: '() → number',
});

const AGENT_FIELDS = offers('variable', {
  'agent.key': 'text',
  'agent.name': 'text',
  'agent.owner': 'text, a team',
  'agent.labels': 'names to texts',
});

/** What may stand at a place of a condition, and where the name it continues begins. */
export type OffersAt = { readonly from: number; readonly offers: readonly ConditionOffer[] };

/**
 * What may be written where the text ends: names at the beginning of a word, members after `context.`, what can be asked
 * of a value after its dot. `paths` are the ones that are already spoken of. Inside quotes nothing is offered.
 */
export function offersAt(before: string, paths: readonly string[]): OffersAt | null {
  if (isInQuotes(before)) return null;
  const word = /[A-Za-z_][\w.]*$/.exec(before)?.[0] ?? '';
  const from = before.length - word.length;
  // What is being typed is part of a condition too; it is no path yet.
  const spoken = [...new Set(paths)].filter((path) => path !== word).sort();
  const known = spoken.map((label) => ({ label, kind: 'variable', detail: '' }) as const);
  const dot = word.lastIndexOf('.');
  if (dot === -1) {
    if (/[)\]'"]\.?$/.test(before)) return before.endsWith('.') ? { from, offers: METHODS } : null;
    return { from, offers: [...ROOTS, ...known, ...FUNCTIONS] };
  }
  const root = word.slice(0, dot + 1);
  const members = [...AGENT_FIELDS, ...known].filter(({ label }) => label.startsWith(root));
  const methods = root === 'now.' ? TIME_METHODS : /^(?:agent|context|resource)\.$/.test(root) ? [] : METHODS;
  const named = methods.map((method) => ({ ...method, label: `${root}${method.label}` }));
  return { from, offers: [...members, ...named] };
}

function isInQuotes(before: string): boolean {
  let open: string | null = null;
  for (let at = 0; at < before.length; at += 1) {
    const character = before[at] ?? '';
    if (open !== null && character === '\\') at += 1;
    else if (open === character) open = null;
    else if (open === null && /['"]/.test(character)) open = character;
  }
  return open !== null;
}
