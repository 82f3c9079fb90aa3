'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { BoardRow } from '#components/evidence/board-row.tsx';
import { tabHref, useBoardFilter } from '#components/evidence/evidence-place.ts';
import { FirstProof } from '#components/evidence/first-proof.tsx';
import { countStates, holds, type PactGroup, prepareBoard } from '#components/evidence/prepare-board.ts';
import { Section } from '#components/layout/section.tsx';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { FilterBar, SelectFilter } from '#components/tables/filter-bar.tsx';
import { StaleNote } from '#components/tables/list-table.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Skeleton } from '#components/ui/marks.tsx';
import { type BoardResource, boardQuery } from '#lib/client/evidence.ts';
import { PROOF_STATES } from '#lib/domain/evidence/board-types.ts';

/** Clause by agent: every demand for evidence of every pact in force, and how it stands. Read again every few seconds. */
export function Board() {
  const board = useQuery(boardQuery);
  if (!board.data)
    return board.isError ? (
      <ErrorState error={board.error} onRetry={() => void board.refetch()} />
    ) : (
      <BoardSkeleton />
    );
  return (
    <>
      {board.isRefetchError ? <StaleNote error={board.error} readAt={board.dataUpdatedAt} /> : null}
      {board.data.rows.length === 0 ? <FirstProof /> : <Filled board={board.data} />}
    </>
  );
}

function Filled({ board }: { readonly board: BoardResource }) {
  const t = useTranslations('evidence');
  const { filter, isFiltered, clear } = useBoardFilter();
  const groups = prepareBoard(board, filter);
  return (
    <>
      <StateCounts board={board} />
      <FilterBar label={t('filters')} onClear={isFiltered ? clear : undefined}>
        <SelectFilter
          name="state"
          label={t('stateLabel')}
          options={PROOF_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <SelectFilter
          name="agent"
          label={t('agent')}
          options={board.agents.map(({ key }) => ({ value: key, label: key }))}
        />
      </FilterBar>
      {groups.length === 0 ? <EmptyState title={t('nothingFits')} /> : null}
      <div className="grid gap-7">
        {groups.map((group) => (
          <Group key={group.pact.key} group={group} />
        ))}
      </div>
    </>
  );
}

function Group({ group: { pact, rows, holding, all } }: { readonly group: PactGroup }) {
  const t = useTranslations('evidence.board');
  const title = (
    <Link
      href={`/pacts/${pact.key}`}
      className="font-serif text-[0.9375rem] underline-offset-2 hover:underline"
    >
      {pact.name}
    </Link>
  );
  const note = (
    <>
      <span className="font-mono text-mono">{t('version', { key: pact.key, version: pact.version })}</span>
      <span className={classNames('ml-2.5', holding < all && 'text-ink-2')}>
        {all === 0 ? t('bindsNobody') : t('holding', { holding, all })}
      </span>
    </>
  );
  return (
    <Section title={title} note={note}>
      <ul>
        {rows.map(({ row, cells }) => (
          <BoardRow key={`${row.clause.key} ${row.check.key} ${row.maxAge}`} row={row} cells={cells} />
        ))}
      </ul>
    </Section>
  );
}

/** How many proofs stand how; each count leads to them. */
function StateCounts({ board }: { readonly board: BoardResource }) {
  const t = useTranslations('evidence');
  const counts = countStates(board);
  return (
    <ul aria-label={t('counts')} className="mb-4 flex flex-wrap gap-x-5 gap-y-2 s:gap-x-7">
      {PROOF_STATES.map((state) => {
        const count = counts.get(state) ?? 0;
        const isWrong = count > 0 && !holds(state);
        return (
          <li key={state}>
            <Link
              href={tabHref('board', { state })}
              className="group grid justify-items-start gap-0.5 pointer-coarse:min-h-11"
            >
              <span
                className={classNames(
                  'figures text-title',
                  count === 0 && 'text-ink-3',
                  count > 0 && 'font-strong',
                  isWrong && 'text-block',
                  count > 0 && state === 'soon' && 'text-degrade',
                )}
              >
                {count}
              </span>
              <span className="text-ink-2 text-table underline-offset-2 group-hover:underline">
                {t(`state.${state}`)}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function BoardSkeleton() {
  const t = useTranslations('ui');
  return (
    <div aria-busy className="grid gap-6 pt-2">
      <span className="sr-only">{t('loading')}</span>
      {[0, 1, 2, 3].map((row) => (
        <div key={row} className="grid gap-2 border-line border-b pb-4">
          <Skeleton className="w-1/3" />
          <Skeleton className="w-2/3" />
        </div>
      ))}
    </div>
  );
}
