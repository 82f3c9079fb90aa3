'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { useOpened } from '#components/layout/opened.ts';
import { type Entry, type EntryGroup, groupsOf, isId } from '#components/search/prepare-search.ts';
import { useActEntries, useHitEntries, usePlaceEntries } from '#components/search/use-entries.ts';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { recentPlaces, rememberPlace } from '#lib/client/recent-places.ts';
import { searchQuery } from '#lib/client/search.ts';

/** Finds every page, every id and everything with a name, and does what can be done from anywhere. */
export function SearchDialog() {
  const t = useTranslations('search');
  const [isOpen, setOpen] = useOpened('search');
  const [typed, setTyped] = useState('');
  const { groups, isLooking, hasFailed } = useFound(typed);
  const router = useRouter();
  const choose = (entry: Entry) => {
    setOpen(false);
    if (entry.href) {
      rememberPlace({ href: entry.href, label: entry.label, note: entry.note });
      router.push(entry.href);
    } else entry.run?.();
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="overlay-motion fixed inset-0 z-40 bg-shade" />
        <Dialog.Popup className="overlay-motion fixed inset-x-0 top-0 z-50 mx-auto flex max-h-dvh w-full flex-col border border-line-2 bg-paper text-ink shadow-lift outline-none s:top-[10dvh] s:max-h-[72dvh] s:max-w-150 s:rounded-m">
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <Autocomplete.Root
            inline
            open
            mode="none"
            items={groups}
            value={typed}
            onValueChange={setTyped}
            autoHighlight="always"
            itemToStringValue={(entry: Entry) => entry.label}
          >
            <div className="flex items-center gap-2.5 border-line border-b px-3.5">
              <Search aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
              <Autocomplete.Input
                aria-label={t('title')}
                placeholder={t('placeholder')}
                className="h-12 w-full bg-transparent text-band outline-none placeholder:text-ink-3"
              />
            </div>
            <SearchStatus typed={typed} count={countOf(groups)} isLooking={isLooking} hasFailed={hasFailed} />
            <Autocomplete.List
              aria-label={t('title')}
              className="min-h-0 flex-1 scroll-py-8 overflow-y-auto p-1.5 empty:hidden"
            >
              {(group: EntryGroup) => <EntryGroupRows key={group.value} group={group} onChoose={choose} />}
            </Autocomplete.List>
          </Autocomplete.Root>
          <p className="border-line border-t px-3.5 py-2 text-fine text-ink-3 pointer-coarse:hidden">
            {t('hint')}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function countOf(groups: readonly EntryGroup[]): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}

/** Pages, acts and recent places of this browser beside what the workspace has. */
function useFound(typed: string) {
  const text = useDeferredValue(typed.trim());
  const { data, isFetching, isError } = useQuery(searchQuery(text));
  const toEntries = useHitEntries();
  const pathname = usePathname();
  const hits = text === '' || !data ? [] : toEntries(data.items);
  const recent = recentPlaces()
    .filter(({ href }) => href !== pathname)
    .map((place) => ({ ...place, id: `recent ${place.href}`, group: 'recent' as const, words: '' }));
  const entries = [...recent, ...hits, ...useActEntries(), ...usePlaceEntries()];
  return { groups: groupsOf(entries, text), isLooking: text !== '' && isFetching, hasFailed: isError };
}

type EntryGroupRowsProps = { readonly group: EntryGroup; readonly onChoose: (entry: Entry) => void };

function EntryGroupRows({ group, onChoose }: EntryGroupRowsProps) {
  const t = useTranslations('search.group');
  return (
    <Autocomplete.Group items={group.items} className="pb-1.5">
      <Autocomplete.GroupLabel className="px-2 pt-1.5 pb-1 text-fine text-ink-3">
        {t(group.value)}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(entry: Entry) => (
          <Autocomplete.Item
            key={entry.id}
            value={entry}
            onClick={() => onChoose(entry)}
            className="flex min-h-8 cursor-default select-none items-baseline gap-3 rounded-s px-2 py-1.25 outline-none data-highlighted:bg-hover pointer-coarse:min-h-11"
          >
            <HiddenText text={entry.label} className="min-w-0 truncate" />
            {entry.note ? (
              <span className="ml-auto max-w-[50%] shrink-0 truncate text-ink-3 text-table">
                {entry.note}
              </span>
            ) : null}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}

type SearchStatusProps = {
  readonly typed: string;
  readonly count: number;
  readonly isLooking: boolean;
  readonly hasFailed: boolean;
};

function SearchStatus({ typed, count, isLooking, hasFailed }: SearchStatusProps) {
  const t = useTranslations('search');
  const text = typed.trim();
  const isNothing = text !== '' && count === 0 && !isLooking && !hasFailed;
  return (
    <>
      {isNothing ? (
        <p className="px-3.5 py-4 text-ink-2 wrap-anywhere">
          {t(isId(text) ? 'nothingId' : 'nothing', { text })}
        </p>
      ) : null}
      {hasFailed ? <p className="px-3.5 pt-3 text-degrade">{t('failed')}</p> : null}
      <p aria-live="polite" className="sr-only">
        {isLooking ? t('looking') : text === '' ? '' : t('found', { count })}
      </p>
    </>
  );
}
