'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Section } from '#components/layout/section.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import { ReviewFilterBar } from '#components/reviews/review-filter-bar.tsx';
import { useReviewFilters, useReviewQueue } from '#components/reviews/review-filters.ts';
import { ReviewState } from '#components/reviews/review-state.tsx';
import { useRowShortcuts } from '#components/reviews/row-shortcuts.ts';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { AgeText, DeadlineText } from '#components/ui/time-text.tsx';
import { allReviewsQuery, type ReviewSummary } from '#lib/client/reviews.ts';

/** What waits for a person and fits the filters, by what runs out first, and what was answered. */
export function ReviewListScreen() {
  const t = useTranslations('reviews');
  const { isFiltered } = useReviewFilters();
  const { waiting, queue, hrefOf } = useReviewQueue();
  const all = useInfiniteQuery(allReviewsQuery);
  const columns = useColumns();
  useRowShortcuts();
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <ReviewFilterBar />
      <Section title={t('waiting')} note={queue?.length}>
        <ListTable
          label={t('waiting')}
          list={waiting}
          columns={columns}
          rowKey={rowKey}
          rowHref={(review) => hrefOf(review.id)}
          empty={
            isFiltered ? (
              <EmptyState title={t('nothingFits')} />
            ) : (
              <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
            )
          }
        />
      </Section>
      <Section title={t('all')} className="mt-6.5">
        <ListTable
          label={t('all')}
          list={all}
          columns={columns}
          rowKey={rowKey}
          rowHref={rowHref}
          empty={<p className="py-3 text-ink-3">{t('noneYet')}</p>}
        />
      </Section>
    </>
  );
}

const rowKey = (review: ReviewSummary) => review.id;
const rowHref = (review: ReviewSummary) => `/reviews/${review.id}`;

function useColumns(): readonly Column<ReviewSummary>[] {
  const t = useTranslations('reviews');
  return [
    {
      id: 'action',
      header: t('column.action'),
      isName: true,
      width: '26%',
      cell: (review) => <HiddenText text={review.action} className="font-mono font-strong text-mono" />,
    },
    {
      id: 'agent',
      header: t('column.agent'),
      cell: (review) => <span className="font-mono text-mono">{review.agent.key}</span>,
    },
    {
      id: 'cause',
      header: t('column.heldBy'),
      hideBelow: 'm',
      width: '34%',
      cell: (review) => <span className="line-clamp-1">{review.causes[0]?.text}</span>,
    },
    {
      id: 'opened',
      header: t('column.asked'),
      hideBelow: 's',
      cell: (review) => <AgeText at={review.openedAt} />,
    },
    {
      id: 'state',
      header: t('column.state'),
      align: 'end',
      cell: (review) =>
        review.status === 'pending' ? (
          <DeadlineText at={review.expiresAt} as="clock" />
        ) : (
          <ReviewState review={review} />
        ),
    },
  ];
}
