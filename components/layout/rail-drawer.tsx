'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { Menu, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RailContent } from '#components/layout/rail.tsx';
import { buttonClasses } from '#components/ui/button-classes.ts';
import { pulseQuery } from '#lib/client/overview.ts';

/** The rail on a narrow screen: behind one button, which says when something waits for a person. */
export function RailDrawer() {
  const t = useTranslations('shell');
  const [isOpen, setOpen] = useState(false);
  const { data: pulse } = useQuery(pulseQuery);
  const waiting = pulse ? pulse.waitingReviews + pulse.waitingOverrides : 0;
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className={buttonClasses('quiet', { className: 'relative -ml-2.75 m:hidden' })}>
        <Menu aria-hidden />
        <span className="sr-only">{t('openNavigation', { count: waiting })}</span>
        {waiting > 0 ? (
          <span
            aria-hidden
            className="absolute top-1 right-1 size-2 rounded-full border border-ground bg-review"
          />
        ) : null}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="overlay-motion fixed inset-0 z-40 bg-shade" />
        <Dialog.Popup className="overlay-motion fixed inset-y-0 left-0 z-50 flex w-64 max-w-[85vw] flex-col overflow-y-auto border-line border-r bg-sunk px-2.5 py-3 shadow-lift">
          <Dialog.Title className="sr-only">{t('navigation')}</Dialog.Title>
          <Dialog.Close
            aria-label={t('closeNavigation')}
            className={buttonClasses('quiet', { isSmall: true, className: 'absolute top-2 right-2' })}
          >
            <X aria-hidden />
          </Dialog.Close>
          <RailContent onGo={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
