'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { FirstSteps } from '#components/overview/first-steps.tsx';
import { StopsInForce } from '#components/overview/stops-in-force.tsx';
import { Told } from '#components/overview/told.tsx';
import { WaitingList } from '#components/overview/waiting-list.tsx';
import { WeakProofs } from '#components/overview/weak-proofs.tsx';
import { StaleNote } from '#components/tables/list-table.tsx';
import { Skeleton } from '#components/ui/marks.tsx';
import { useZone } from '#components/ui/reading-context.tsx';
import { type NowResource, nowQuery } from '#lib/client/overview.ts';
import { formatLongDay } from '#lib/format/dates.ts';

/** What needs somebody now, and whether agents were allowed, held or blocked today. */
export function NowScreen() {
  const t = useTranslations('now');
  const { data: now, error, isRefetchError, dataUpdatedAt, refetch } = useQuery(nowQuery);
  const zone = useZone();
  if (!now && error) {
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState error={error} stillWorks={t('stillWorks')} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!now) return <NowSkeleton />;
  return (
    <>
      <PageHeader title={t('needs', { count: waitingCount(now) })} note={formatLongDay(now.at, zone)} />
      {isRefetchError ? <StaleNote error={error} readAt={dataUpdatedAt} /> : null}
      <FirstSteps has={now.has} />
      <WaitingList now={now} />
      <div className="mt-6.5 empty:hidden">
        <WeakProofs />
      </div>
      <div className="mt-6.5 grid gap-x-8.5 gap-y-6.5 l:grid-cols-[1.35fr_1fr]">
        <Told effects={now.effects} />
        <Section title={t('stopsTitle')} note={t('stopsNote')}>
          <StopsInForce stops={now.stops} />
        </Section>
      </div>
    </>
  );
}

function waitingCount(now: NowResource): number {
  return now.reviews.count + now.overrides.length + now.versions.length;
}

function NowSkeleton() {
  const t = useTranslations('now');
  return (
    <div aria-busy>
      <PageHeader title={t('title')} />
      {['w-2/5', 'w-1/2', 'w-1/3'].map((width) => (
        <div key={width} className="grid gap-2 border-line border-b py-2.5">
          <Skeleton className={width} />
          <Skeleton className="w-1/4" />
        </div>
      ))}
    </div>
  );
}
