'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import {
  type BacktestCell,
  type BacktestedRow,
  type BacktestRun,
  backtestedQuery,
  type TestedText,
} from '#lib/client/backtests.ts';

type CellDialogProps = {
  readonly text: TestedText;
  readonly run: BacktestRun;
  readonly cell: BacktestCell;
  readonly onClose: () => void;
};

/** The decisions of one cell, oldest first: what each was told, what it would have been told, and asking it again. */
export function CellDialog({ text, run, cell, onClose }: CellDialogProps) {
  const t = useTranslations('backtest.cell');
  const effect = useTranslations('ui.matrix.effect');
  const list = useInfiniteQuery(backtestedQuery(text, run, cell));
  const title =
    cell === 'undecidable'
      ? t('undecidable')
      : cell.was === cell.would
        ? t('same', { was: effect(cell.was) })
        : t('changed', { was: effect(cell.was), would: effect(cell.would) });
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={title} description={t('text')}>
      <ListTable
        label={title}
        list={list}
        columns={useColumns(text)}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('empty')} />}
      />
    </Dialog>
  );
}

function useColumns(text: TestedText): readonly Column<BacktestedRow>[] {
  const t = useTranslations('backtest.cell');
  return [
    {
      id: 'at',
      header: t('when'),
      isName: true,
      width: '30%',
      cell: ({ id, evaluatedAt, agent, action }) => (
        <>
          <Link href={`/decisions/${id}`} className="underline decoration-line-2 underline-offset-3">
            <MomentText at={evaluatedAt} />
          </Link>
          <HiddenText text={agent} className="block font-mono text-ink-2 text-mono wrap-anywhere" />
          <HiddenText text={action} className="block font-mono text-ink-3 text-mono wrap-anywhere" />
        </>
      ),
    },
    {
      id: 'said',
      header: t('said'),
      cell: (row) => (
        <>
          <span className="block text-ink-2">
            <HiddenText text={row.recordedSummary} />
          </span>
          <span className="mt-1 block font-strong">
            {row.newSummary === null ? t('cannotTell') : <HiddenText text={row.newSummary} />}
          </span>
          <Link href={askAgainHref(row.id, text)} className="mt-1 inline-block underline underline-offset-3">
            {text.version === null ? t('askAgainDraft') : t('askAgainVersion', { number: text.version })}
          </Link>
        </>
      ),
    },
  ];
}

/** Where a decision is asked again against a text. */
function askAgainHref(decisionId: string, { pactKey, version }: TestedText): string {
  return `/decisions/${decisionId}?again=${pactKey}&version=${version ?? 'draft'}#again`;
}
