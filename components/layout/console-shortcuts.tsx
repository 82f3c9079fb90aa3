'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { PLACES } from '#components/layout/navigation.ts';
import { opened } from '#components/layout/opened.ts';
import { ShortcutSheet } from '#components/layout/shortcut-sheet.tsx';
import { useShortcuts } from '#components/ui/shortcuts.ts';

/** The keys that work on every screen, and the sheet that lists what works on this one. */
export function ConsoleShortcuts() {
  const t = useTranslations('shell');
  const router = useRouter();
  const shortcuts = useMemo(
    () => [
      { keys: '?', label: t('shortcuts.show'), run: () => opened.open('shortcuts') },
      { keys: '/', label: t('shortcuts.filter'), run: focusFilter },
      ...PLACES.flat().map(({ key, letter, href }) => ({
        keys: `g ${letter}`,
        label: t('shortcuts.go', { place: t(`nav.${key}`) }),
        run: () => router.push(href),
      })),
    ],
    [t, router],
  );
  useShortcuts(shortcuts, 'console');
  return <ShortcutSheet />;
}

function focusFilter(): void {
  document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus();
}
