'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useShortcuts } from '#components/ui/shortcuts.ts';

/** `j` and `k` go from row to row; Enter opens the one that is reached. */
export function useRowShortcuts(): void {
  const t = useTranslations('reviews.keys');
  const shortcuts = useMemo(
    () => [
      { keys: 'j', label: t('next'), run: () => step(1) },
      { keys: 'k', label: t('previous'), run: () => step(-1) },
    ],
    [t],
  );
  useShortcuts(shortcuts);
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main table a[href^="/reviews/"]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}
