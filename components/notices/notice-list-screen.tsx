'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { isUnread, NoticeTitle, UnreadDot } from '#components/notices/notice-title.tsx';
import { useNoticeWords } from '#components/notices/use-notice-words.ts';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { Button } from '#components/ui/button.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { notify } from '#components/ui/toast.tsx';
import { type NoticeResource, noticesQuery, readNoticesMutation } from '#lib/client/notices.ts';

/** Everything that one person was told of: open first, then what is settled. */
export function NoticeListScreen() {
  const t = useTranslations('notices');
  const list = useInfiniteQuery(noticesQuery);
  const read = useMutation(readNoticesMutation(useQueryClient()));
  const hasUnread = list.data?.pages.some((page) => page.items.some(isUnread)) ?? false;
  const markAll = () => read.mutate({ all: true }, { onSuccess: () => notify(t('marked')) });
  return (
    <>
      <PageHeader
        title={t('title')}
        note={
          <>
            {t('note')} ·{' '}
            <Link href="/docs/notices" className="underline">
              {t('how')}
            </Link>
          </>
        }
        actions={
          hasUnread ? (
            <Button isBusy={read.isPending} onClick={markAll}>
              {t('markAll')}
            </Button>
          ) : null
        }
      />
      {read.isError ? <ErrorState error={read.error} /> : null}
      <ListTable
        label={t('title')}
        list={list}
        columns={useColumns()}
        rowKey={(notice) => notice.id}
        empty={<EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
      />
    </>
  );
}

function useColumns(): readonly Column<NoticeResource>[] {
  const t = useTranslations('notices');
  return [
    {
      id: 'what',
      header: t('column.what'),
      width: '62%',
      isName: true,
      cell: (notice) => <What notice={notice} />,
    },
    {
      id: 'state',
      header: t('column.do'),
      hideBelow: 's',
      cell: (notice) => <Act notice={notice} />,
    },
    {
      id: 'when',
      header: t('column.when'),
      align: 'end',
      cell: ({ updatedAt }) => <AgeText at={updatedAt} />,
    },
  ];
}

function What({ notice }: { readonly notice: NoticeResource }) {
  const { title, text } = useNoticeWords()(notice);
  const read = useMutation(readNoticesMutation(useQueryClient()));
  const open = () => {
    if (isUnread(notice)) read.mutate({ ids: [notice.id] });
  };
  return (
    <span className="flex gap-2">
      <UnreadDot notice={notice} />
      <span className="min-w-0">
        <Link href={notice.href} onClick={open} className="underline-offset-2 hover:underline">
          <NoticeTitle notice={notice} title={title} />
        </Link>
        <span className="block text-ink-2 wrap-anywhere">{text}</span>
      </span>
    </span>
  );
}

function Act({ notice }: { readonly notice: NoticeResource }) {
  const t = useTranslations('notices');
  const { act } = useNoticeWords()(notice);
  return <span className="text-ink-2">{notice.isSettled ? t('nothingToDo') : act}</span>;
}
