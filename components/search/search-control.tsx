'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { opened, useOpened } from '#components/layout/opened.ts';
import { KeyCaps } from '#components/ui/key-caps.tsx';

const SearchDialog = dynamic(() =>
  import('#components/search/search-dialog.tsx').then((module) => module.SearchDialog),
);

/** Find anything, in the header of every screen: by its button, ⌘K or Ctrl K. */
export function SearchControl() {
  const t = useTranslations('search');
  const [isOpen] = useOpened('search');
  useEffect(() => {
    document.addEventListener('keydown', openByKeys);
    return () => document.removeEventListener('keydown', openByKeys);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={() => opened.open('search')}
        className="flex h-7.5 shrink-0 items-center gap-2 rounded-m border border-line-2 bg-paper px-2.25 text-ink-3 hover:border-edge l:w-52 max-l:border-transparent max-l:bg-transparent max-l:text-ink-2 max-l:hover:bg-hover pointer-coarse:h-11 pointer-coarse:min-w-9 pointer-coarse:justify-center"
      >
        <Search aria-hidden className="size-3.75 shrink-0" strokeWidth={1.75} />
        <span className="flex-1 text-left max-l:sr-only">{t('open')}</span>
        <span aria-hidden className="max-l:hidden">
          <KeyCaps keys="⌘K" />
        </span>
      </button>
      {isOpen ? <SearchDialog /> : null}
    </>
  );
}

function openByKeys(event: KeyboardEvent): void {
  if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
  if (event.altKey || event.shiftKey) return;
  // Above a question that must be answered, nothing else opens.
  if (document.querySelector('[role="alertdialog"], [role="dialog"]:not([data-shortcuts])')) return;
  event.preventDefault();
  opened.open('search');
}
