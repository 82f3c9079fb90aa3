'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { useOpened } from '#components/layout/opened.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { KeyCaps } from '#components/ui/key-caps.tsx';
import type { Shortcut } from '#components/ui/prepare-shortcuts.ts';
import { shortcutBoard } from '#components/ui/shortcuts.ts';
import { rememberShortcuts, shortcutsAreOn, subscribeToShortcuts } from '#lib/client/preferences.ts';

/** What the keyboard does here: on this screen, and on every screen. Single keys can be turned off. */
export function ShortcutSheet() {
  const t = useTranslations('shell.shortcuts');
  const [isOpen, setOpen] = useOpened('shortcuts');
  const areOn = useSyncExternalStore(subscribeToShortcuts, shortcutsAreOn, () => true);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={setOpen}
      title={t('title')}
      description={t('note')}
      foot={
        <div className="mr-auto">
          <Checkbox label={t('on')} isChecked={areOn} onChange={rememberShortcuts} />
        </div>
      }
    >
      {isOpen ? (
        <div className="grid gap-5">
          <ShortcutList title={t('here')} shortcuts={shortcutBoard.list('page')} />
          <ShortcutList title={t('everywhere')} shortcuts={shortcutBoard.list('console')} />
        </div>
      ) : null}
    </Dialog>
  );
}

type ShortcutListProps = { readonly title: string; readonly shortcuts: readonly Shortcut[] };

function ShortcutList({ title, shortcuts }: ShortcutListProps) {
  if (shortcuts.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 border-line border-b pb-1 text-ink-3">{title}</h3>
      <dl className="grid gap-x-8 s:grid-cols-2">
        {shortcuts.map(({ keys, label }) => (
          <div key={keys} className="flex min-h-7 items-center justify-between gap-3">
            <dt>{label}</dt>
            <dd>
              <KeyCaps keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
