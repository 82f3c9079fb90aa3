'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';

type PeekPanelProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** One row of a list, whole, beside it; on a small screen a sheet over its foot. Escape closes it. */
export function PeekPanel({ title, onClose, children }: PeekPanelProps) {
  const t = useTranslations('ui');
  const heading = useRef<HTMLHeadingElement>(null);
  // The browser's focus follows what was opened.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside
      aria-label={title}
      onKeyDown={close}
      className="max-l:fixed max-l:inset-x-0 max-l:bottom-0 max-l:z-20 max-l:max-h-[70dvh] max-l:overflow-y-auto max-l:border-line-2 max-l:border-t max-l:bg-paper max-l:px-4 max-l:pb-6 max-l:shadow-lift m:max-l:left-49 l:sticky l:top-0 l:max-h-dvh l:self-start l:overflow-y-auto l:border-line l:border-l l:pl-6"
    >
      <div className="flex items-center gap-2 py-2 max-l:sticky max-l:top-0 max-l:bg-paper">
        <h2 ref={heading} tabIndex={-1} className="font-strong outline-none">
          {title}
        </h2>
        <Button variant="quiet" isSmall aria-label={t('closePeek')} onClick={onClose} className="ml-auto">
          <X aria-hidden />
        </Button>
      </div>
      {children}
    </aside>
  );
}
