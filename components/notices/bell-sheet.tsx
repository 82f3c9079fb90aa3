'use client';

import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { isUnread, NoticeTitle, UnreadDot } from '#components/notices/notice-title.tsx';
import { useNoticeWords } from '#components/notices/use-notice-words.ts';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { type NoticeResource, readNoticesMutation } from '#lib/client/notices.ts';

type Bell = UseQueryResult<{ readonly items: readonly NoticeResource[]; readonly unread: number }>;
type BellSheetProps = { readonly bell: Bell; readonly onGo: () => void };

/** The first notices, each a way to what settles it. */
export function BellSheet({ bell, onGo }: BellSheetProps) {
  const t = useTranslations('notices');
  const read = useMutation(readNoticesMutation(useQueryClient()));
  const { data } = bell;
  return (
    <div className="flex max-h-[min(34rem,80dvh)] w-[min(26rem,calc(100vw-1rem))] flex-col">
      <div className="flex min-h-10 items-center gap-3 border-line border-b px-3">
        <h2 className="font-strong">{t('title')}</h2>
        {data && data.unread > 0 ? (
          <Button
            variant="quiet"
            isSmall
            className="ml-auto"
            isBusy={read.isPending}
            onClick={() => read.mutate({ all: true })}
          >
            {t('markAll')}
          </Button>
        ) : null}
      </div>
      <div className="min-h-0 overflow-y-auto">
        {read.isError ? (
          <Padded>
            <ErrorState error={read.error} />
          </Padded>
        ) : null}
        {data ? (
          <Notices
            items={data.items}
            onOpen={(notice) => {
              if (isUnread(notice)) read.mutate({ ids: [notice.id] });
              onGo();
            }}
          />
        ) : bell.isError ? (
          <Padded>
            <ErrorState error={bell.error} onRetry={() => void bell.refetch()} />
          </Padded>
        ) : null}
      </div>
      <div className="border-line border-t p-1.5">
        <ButtonLink href="/notices" variant="quiet" isSmall onClick={onGo}>
          {t('all')}
        </ButtonLink>
      </div>
    </div>
  );
}

function Padded({ children }: { readonly children: React.ReactNode }) {
  return <div className="px-3">{children}</div>;
}

type NoticesProps = {
  readonly items: readonly NoticeResource[];
  readonly onOpen: (notice: NoticeResource) => void;
};

function Notices({ items, onOpen }: NoticesProps) {
  const t = useTranslations('notices');
  if (items.length === 0)
    return (
      <Padded>
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      </Padded>
    );
  return (
    <ul>
      {items.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} onOpen={() => onOpen(notice)} />
      ))}
    </ul>
  );
}

function NoticeRow({ notice, onOpen }: { readonly notice: NoticeResource; readonly onOpen: () => void }) {
  const t = useTranslations('notices');
  const { title, text, act } = useNoticeWords()(notice);
  return (
    <li className="border-line border-b last:border-b-0">
      <Link
        href={notice.href}
        onClick={onOpen}
        className="flex gap-2 px-3 py-2 hover:bg-hover focus-visible:bg-hover"
      >
        <UnreadDot notice={notice} />
        <span className="min-w-0 flex-1">
          <span className="flex items-start gap-3">
            <span className="min-w-0 flex-1">
              <NoticeTitle notice={notice} title={title} />
            </span>
            <span className="shrink-0 text-ink-3 text-table">
              <AgeText at={notice.updatedAt} />
            </span>
          </span>
          <span className="block text-ink-2 text-table wrap-anywhere">{text}</span>
          <span className="block text-ink-3 text-table">{notice.isSettled ? t('settled') : act}</span>
        </span>
      </Link>
    </li>
  );
}
