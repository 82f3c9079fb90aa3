/** Parts of an address that have a word of their own: `shell.crumb.<part>`. */
const WORDS = [
  'now',
  'reviews',
  'overrides',
  'decisions',
  'pacts',
  'agents',
  'actions',
  'evidence',
  'access',
  'settings',
  'notices',
  'welcome',
  'draft',
  'new',
  'compare',
] as const;
const SETTINGS = [
  'members',
  'teams',
  'keys',
  'webhooks',
  'posture',
  'workspace',
  'starters',
  'system',
  'sign-in',
  'account',
] as const;

type Word = (typeof WORDS)[number] | (typeof SETTINGS)[number];

type Label =
  | { readonly kind: 'word'; readonly key: Word }
  | { readonly kind: 'version'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string };

export type Crumb = { readonly href: string; readonly label: Label };

const KNOWN: ReadonlySet<string> = new Set<string>([...WORDS, ...SETTINGS]);

/** Takes an address apart into the places above it. `versions` is no place of its own: what follows it is a version. */
export function crumbsOf(pathname: string): readonly Crumb[] {
  const parts = pathname.split('/').filter(Boolean);
  if (parts.length === 0) return [{ href: '/', label: { kind: 'word', key: 'now' } }];
  return parts.flatMap((part, index): Crumb[] => {
    if (part === 'versions') return [];
    return [{ href: `/${parts.slice(0, index + 1).join('/')}`, label: labelOf(part, parts[index - 1]) }];
  });
}

/** An agent or a pact that the address is about: what is known by a name rather than by its key. */
export type Thing = { readonly kind: 'agent' | 'pact'; readonly key: string; readonly href: string };

/** The agent or the pact among the crumbs; null where there is none. */
export function thingOf([list, one]: readonly Crumb[]): Thing | null {
  if (one?.label.kind !== 'name') return null;
  const kind = list?.href === '/agents' ? 'agent' : list?.href === '/pacts' ? 'pact' : null;
  return kind && { kind, key: one.label.text, href: one.href };
}

function labelOf(part: string, before: string | undefined): Label {
  if (before === 'versions') return { kind: 'version', text: part };
  const isWord = KNOWN.has(part) && (before === undefined || before === 'settings' || !isList(before));
  if (isWord) return { kind: 'word', key: part as Word };
  return part === 'new' ? { kind: 'word', key: 'new' } : { kind: 'name', text: decoded(part) };
}

// A name right below a list is a thing's, even where it spells a word: a pact may be called `draft`.
function isList(part: string): boolean {
  return ['reviews', 'overrides', 'decisions', 'pacts', 'agents', 'actions', 'evidence'].includes(part);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
