import type { HitResource } from '#lib/client/search.ts';

const GROUPS = ['recent', 'act', 'hit', 'place', 'reading', 'doc'] as const;
type GroupName = (typeof GROUPS)[number];

/** One line of the search: what it says, and what choosing it does. */
export type Entry = {
  readonly id: string;
  readonly group: GroupName;
  readonly label: string;
  /** What it is, or what tells it from others of its name. */
  readonly note: string;
  /** Further words it is found by. */
  readonly words: string;
  readonly href?: string;
  readonly run?: () => void;
};

export type EntryGroup = { readonly value: GroupName; readonly items: readonly Entry[] };

const ID = /^[a-z]{3}_[0-9a-z]{26}$/;

/** Whether the text is the whole of an id. */
export function isId(text: string): boolean {
  return ID.test(text.trim());
}

/** Whether every word that was typed begins a word of the entry. */
export function matches({ label, note, words }: Entry, typed: string): boolean {
  const known = `${label} ${note} ${words}`.toLowerCase().split(/[\s:_/,-]+/);
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return wanted.every((word) => known.some((part) => part.startsWith(word)));
}

/** What the search shows: with nothing typed the recent places and what can be done; else all that fits, in groups. */
export function groupsOf(entries: readonly Entry[], typed: string): readonly EntryGroup[] {
  const text = typed.trim();
  const fitting =
    text === ''
      ? entries.filter(({ group }) => group !== 'doc' && group !== 'reading')
      : entries.filter(
          (entry) => entry.group === 'hit' || (entry.group !== 'recent' && matches(entry, text)),
        );
  return GROUPS.map((value) => ({ value, items: fitting.filter(({ group }) => group === value) })).filter(
    ({ items }) => items.length > 0,
  );
}

/** Where a thing that was found is looked at. */
export function placeOfHit({ kind, id, key, number }: HitResource): string {
  const named = encodeURIComponent(key ?? id);
  switch (kind) {
    case 'agent':
      return `/agents/${named}`;
    case 'pact':
      return `/pacts/${named}`;
    case 'draft':
      return `/pacts/${named}/draft`;
    case 'version':
    case 'shadow':
      return `/pacts/${named}/versions/${number}`;
    case 'review':
      return `/reviews/${id}`;
    case 'decision':
      return `/decisions/${id}`;
    case 'override':
      return `/overrides/${id}`;
    case 'evidence':
      return `/evidence/${id}`;
    default:
      return LIST_OF[kind](named);
  }
}

type Listed = Exclude<
  HitResource['kind'],
  'agent' | 'pact' | 'draft' | 'version' | 'shadow' | 'review' | 'decision' | 'override' | 'evidence'
>;

/** What has no page of its own is looked at in its list. */
const LIST_OF: Readonly<Record<Listed, (named: string) => string>> = {
  action: (named) => `/actions?text=${named}`,
  check: () => '/evidence?tab=checks',
  source: () => '/evidence?tab=sources',
  member: () => '/settings/members',
  team: () => '/settings/teams',
  key: () => '/settings/keys',
  webhook: () => '/settings/webhooks',
  stop: () => '/',
};
