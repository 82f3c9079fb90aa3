'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { tabHref, useResultFilters } from '#components/evidence/evidence-place.ts';
import { FirstProof } from '#components/evidence/first-proof.tsx';
import { ResultFilterBar } from '#components/evidence/result-filter-bar.tsx';
import { ResultPeek } from '#components/evidence/result-peek.tsx';
import { ResultText } from '#components/evidence/result-text.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { type EvidenceResource, evidenceQuery } from '#lib/client/evidence.ts';
import { shortDigest } from '#lib/format/digests.ts';

/** Every result there is, newest first, with one of them beside the list. */
export function ResultList() {
  const t = useTranslations('evidence.results');
  const { filters, inAddress, isFiltered } = useResultFilters();
  const [peek] = useQueryState('peek', parseAsString);
  const list = useInfiniteQuery(evidenceQuery(filters));
  const columns = useColumns(peek !== null);
  return (
    <>
      <ResultFilterBar />
      <div className={classNames('grid gap-8', peek && 'l:grid-cols-[minmax(0,1fr)_minmax(320px,25rem)]')}>
        <div className="min-w-0">
          <ListTable
            label={t('title')}
            list={list}
            columns={columns}
            rowKey={(evidence) => evidence.id}
            rowHref={(evidence) => tabHref('results', { ...inAddress, peek: evidence.id })}
            isSelected={(evidence) => evidence.id === peek}
            empty={isFiltered ? <EmptyState title={t('nothingFits')} /> : <FirstProof />}
          />
        </div>
        {peek ? <ResultPeek evidenceId={peek} closeHref={tabHref('results', inAddress)} /> : null}
      </div>
    </>
  );
}

function useColumns(isNarrow: boolean): readonly Column<EvidenceResource>[] {
  const t = useTranslations('evidence');
  const always: readonly Column<EvidenceResource>[] = [
    {
      id: 'check',
      header: t('check'),
      isName: true,
      cell: (evidence) => <span className="font-mono text-mono">{evidence.check.key}</span>,
    },
    {
      id: 'result',
      header: t('results.result'),
      cell: (evidence) => (
        <>
          <ResultText result={evidence.result} isCorrected={evidence.correctedBy !== null} />
          {evidence.correctedBy ? <span className="ml-1.5 text-ink-3">{t('results.corrected')}</span> : null}
        </>
      ),
    },
    {
      id: 'agent',
      header: t('agent'),
      hideBelow: 's',
      cell: (evidence) => <span className="font-mono text-mono wrap-anywhere">{evidence.agent.key}</span>,
    },
    { id: 'method', header: t('methodLabel'), hideBelow: 'm', cell: ({ method }) => t(`method.${method}`) },
  ];
  const more: readonly Column<EvidenceResource>[] = [
    {
      id: 'source',
      header: t('source'),
      hideBelow: 'm',
      cell: ({ source }) =>
        source ? <HiddenText text={source.name} /> : <span className="text-ink-3">{t('board.ownWord')}</span>,
    },
    {
      id: 'build',
      header: t('build'),
      hideBelow: 'l',
      cell: ({ buildDigest }) => (
        <span className="font-mono text-ink-2 text-mono">
          {buildDigest ? shortDigest(buildDigest).groups : '–'}
        </span>
      ),
    },
  ];
  const observed: Column<EvidenceResource> = {
    id: 'observed',
    header: t('results.observed'),
    align: 'end',
    cell: (evidence) => <AgeText at={evidence.observedAt} />,
  };
  return isNarrow ? [...always, observed] : [...always, ...more, observed];
}
