'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { HiddenText } from '#components/ui/fact-text.tsx';
import type { NoticeResource } from '#lib/client/notices.ts';

/** What is told in the colour of a block while it is open: rules are being gone around, or everything stands still. */
const LOUD = ['override.broke_glass', 'override.review_overdue', 'stop.frozen', 'stop.killed'];

/** Whether somebody has yet to see it. */
export function isUnread({ readAt, isSettled }: NoticeResource): boolean {
  return readAt === null && !isSettled;
}

/** What happened, marked while it is unread. */
export function NoticeTitle({ notice, title }: { readonly notice: NoticeResource; readonly title: string }) {
  const t = useTranslations('notices');
  const unread = isUnread(notice);
  return (
    <span
      className={classNames(
        'wrap-anywhere',
        unread && 'font-strong',
        notice.isSettled ? 'text-ink-2' : LOUD.includes(notice.topic) && 'text-block',
      )}
    >
      <HiddenText text={title} />
      {unread ? <span className="sr-only">, {t('unread')}</span> : null}
    </span>
  );
}

/** A dot before what is unread, an empty place before the rest, so that titles line up. */
export function UnreadDot({ notice }: { readonly notice: NoticeResource }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'mt-1.75 size-1.5 shrink-0 rounded-full',
        isUnread(notice) ? 'bg-review' : 'bg-transparent',
      )}
    />
  );
}
