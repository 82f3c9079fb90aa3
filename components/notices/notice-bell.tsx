'use client';

import { Popover } from '@base-ui/react/popover';
import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BellSheet } from '#components/notices/bell-sheet.tsx';
import { buttonClasses } from '#components/ui/button-classes.ts';
import { PopoverSurface } from '#components/ui/popover.tsx';
import { bellQuery } from '#lib/client/notices.ts';
import { formatCount } from '#lib/format/numbers.ts';

const MOST_SHOWN = 99;

/** How many notices wait to be read; opened, what they are and where each leads. */
export function NoticeBell() {
  const t = useTranslations('notices');
  const [isOpen, setOpen] = useState(false);
  const bell = useQuery(bellQuery);
  const unread = bell.data?.unread ?? 0;
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        className={buttonClasses('quiet', {
          isSmall: true,
          className: 'relative -mx-1 pointer-coarse:min-w-9',
        })}
      >
        <Bell aria-hidden strokeWidth={1.75} />
        <span className="sr-only">{t('bell', { count: unread })}</span>
        {unread > 0 ? (
          <span
            aria-hidden
            className="figures -top-1 -right-0.5 absolute min-w-4 rounded-full bg-review px-1 text-center font-strong text-[0.625rem] text-paper leading-4"
          >
            {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : formatCount(unread)}
          </span>
        ) : null}
      </Popover.Trigger>
      <span role="status" className="sr-only">
        {bell.data ? t('heard', { count: unread }) : ''}
      </span>
      <PopoverSurface label={t('title')} align="end">
        <BellSheet bell={bell} onGo={() => setOpen(false)} />
      </PopoverSurface>
    </Popover.Root>
  );
}
