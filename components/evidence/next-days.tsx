'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { AheadText } from '#components/evidence/ahead-text.tsx';
import { Warning } from '#components/evidence/board-row.tsx';
import { DayStrip } from '#components/evidence/day-strip.tsx';
import { FirstProof } from '#components/evidence/first-proof.tsx';
import { type Closing, type Day, prepareDays } from '#components/evidence/prepare-days.ts';
import { ProofFuse } from '#components/evidence/proof-fuse.tsx';
import { Section } from '#components/layout/section.tsx';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { StaleNote } from '#components/tables/list-table.tsx';
import { useZone } from '#components/ui/reading-context.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { type BoardResource, boardQuery } from '#lib/client/evidence.ts';
import { formatCalendarDay } from '#lib/format/dates.ts';

/** Which windows close on which of the next fourteen days, and whether the usual run comes before. */
export function NextDays() {
  const board = useQuery(boardQuery);
  const t = useTranslations('ui');
  if (board.data)
    return (
      <>
        {board.isRefetchError ? <StaleNote error={board.error} readAt={board.dataUpdatedAt} /> : null}
        {board.data.rows.length === 0 ? <FirstProof /> : <Ahead board={board.data} />}
      </>
    );
  if (board.isError) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />;
  return (
    <p role="status" className="late text-ink-3">
      {t('loading')}
    </p>
  );
}

function Ahead({ board }: { readonly board: BoardResource }) {
  const t = useTranslations('evidence.next');
  const days = prepareDays(board, useZone());
  const busy = days.filter(({ closings }) => closings.length > 0);
  return (
    <>
      <DayStrip days={days} />
      {busy.length === 0 ? <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState> : null}
      <div className="mt-6.5 grid gap-6.5">
        {busy.map((day) => (
          <OneDay key={day.date} day={day} />
        ))}
      </div>
      <AlreadyOver board={board} />
    </>
  );
}

function OneDay({ day }: { readonly day: Day }) {
  const t = useTranslations('evidence.next');
  return (
    <Section title={formatCalendarDay(day.date)} note={t('closing', { count: day.closings.length })}>
      <ul id={`day-${day.date}`}>
        {day.closings.map((closing) => (
          <OneClosing
            key={`${closing.row.pact.key} ${closing.row.clause.key} ${closing.row.check.key} ${closing.agent.id} ${closing.closesAt}`}
            closing={closing}
          />
        ))}
      </ul>
    </Section>
  );
}

function OneClosing({ closing: { row, cell, agent, closesAt } }: { readonly closing: Closing }) {
  const t = useTranslations('evidence.next');
  return (
    <li className="grid gap-x-6 gap-y-1 border-line border-b py-2 text-table last:border-b-0 s:grid-cols-[6.5rem_minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.2fr)]">
      <span className="font-mono text-mono leading-4.5">
        <MomentText at={closesAt} as="time" />
      </span>
      <div className="min-w-0">
        <Link
          href={`/pacts/${row.pact.key}#clause-${row.clause.key}`}
          className="font-strong underline-offset-2 hover:underline"
        >
          {row.clause.title}
        </Link>
        <span className="block text-ink-3">
          {row.pact.name}, <span className="font-mono text-mono">{agent.key}</span>
        </span>
      </div>
      <div className="min-w-0">
        <span className="font-mono text-mono">{row.check.key}</span>
        <span className="block text-ink-3">
          {t('kept', { owner: row.check.owner?.name ?? row.owner.name })}
        </span>
      </div>
      <div className="min-w-0">
        <ProofFuse cell={cell} />
        <NextRun cell={cell} rhythm={row.rhythm} />
      </div>
    </li>
  );
}

type NextRunProps = { readonly cell: Closing['cell']; readonly rhythm: string | null };

function NextRun({ cell, rhythm }: NextRunProps) {
  const t = useTranslations('evidence.next');
  if (rhythm === null || cell.nextRunAt === null) return <p className="text-ink-3">{t('noRhythm')}</p>;
  if (!cell.willMiss)
    return (
      <p className="text-ink-3">
        {t('runs', { rhythm })}, {t('before')} <AheadText at={cell.nextRunAt} />
      </p>
    );
  return (
    <Warning>
      {t('runs', { rhythm })}; {t('stale')} {cell.closesAt ? <AheadText at={cell.closesAt} /> : null}
    </Warning>
  );
}

/** What no longer has a window to close. */
function AlreadyOver({ board }: { readonly board: BoardResource }) {
  const t = useTranslations('evidence.next');
  const cells = board.rows.flatMap((row) => row.cells);
  const over = cells.filter(({ state }) => state !== 'fresh' && state !== 'soon').length;
  if (over === 0) return null;
  return (
    <p className="mt-6.5 text-ink-2">
      {t('over', { count: over })}{' '}
      <Link href="/evidence" className="underline underline-offset-2">
        {t('toBoard')}
      </Link>
    </p>
  );
}
