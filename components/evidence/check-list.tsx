'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { CheckDialog } from '#components/evidence/check-dialog.tsx';
import { tabHref } from '#components/evidence/evidence-place.ts';
import { RetireDialog } from '#components/evidence/retire-dialog.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { FilterBar, SelectFilter } from '#components/tables/filter-bar.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { boardQuery, type CheckResource, checksQuery, retireCheckMutation } from '#lib/client/evidence.ts';
import { rhythmInWords } from '#lib/domain/pacts/rhythm.ts';

/** What else can be listed than what is in service. */
export const LIVES = ['retired', 'all'] as const;

/** What is evaluated, how often, and who keeps it running. */
export function CheckList() {
  const t = useTranslations('evidence');
  const [life, setLife] = useQueryState('life', parseAsStringLiteral(LIVES));
  const list = useInfiniteQuery(checksQuery(life ?? 'active'));
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <FilterBar label={t('filters')} onClear={life ? () => void setLife(null) : undefined}>
          <SelectFilter
            name="life"
            label={t('lifeLabel')}
            unset={t('life.active')}
            options={LIVES.map((value) => ({ value, label: t(`life.${value}`) }))}
          />
        </FilterBar>
        <CheckDialog />
      </div>
      <ListTable
        label={t('tab.checks')}
        list={list}
        columns={useColumns()}
        rowKey={(check) => check.id}
        empty={
          life ? (
            <EmptyState title={t('nothingFits')} />
          ) : (
            <EmptyState title={t('checks.emptyTitle')} action={<CheckDialog isPrimary />}>
              {t('checks.emptyText')}
            </EmptyState>
          )
        }
      />
    </>
  );
}

function useColumns(): readonly Column<CheckResource>[] {
  const t = useTranslations('evidence');
  return [
    {
      id: 'check',
      header: t('check'),
      width: '28%',
      isName: true,
      cell: (check) => (
        <>
          <Link
            href={tabHref('results', { check: check.key })}
            className="font-mono font-strong text-mono underline-offset-2 hover:underline"
          >
            {check.key}
          </Link>
          <span className="block text-ink-2">{check.name}</span>
        </>
      ),
    },
    {
      id: 'dimension',
      header: t('dimensionLabel'),
      hideBelow: 's',
      cell: ({ dimension }) => t(`dimension.${dimension}`),
    },
    {
      id: 'rhythm',
      header: t('checks.runs'),
      hideBelow: 's',
      cell: ({ rhythm }) =>
        rhythm ? rhythmInWords(rhythm) : <span className="text-ink-3">{t('checks.noRhythm')}</span>,
    },
    {
      id: 'clauses',
      header: t('checks.clauses'),
      hideBelow: 'm',
      cell: (check) => <Clauses check={check} />,
    },
    { id: 'owner', header: t('owner'), hideBelow: 'm', cell: ({ owner }) => owner.name },
    {
      id: 'act',
      header: <span className="sr-only">{t('acts')}</span>,
      align: 'end',
      cell: (check) => <Acts check={check} />,
    },
  ];
}

/** The clauses in force that ask for the check; undefined until that is known. */
function useClauses(checkKey: string): readonly string[] | undefined {
  const board = useQuery(boardQuery).data;
  if (!board) return undefined;
  const asking = board.rows.filter((row) => row.check.key === checkKey);
  return [...new Set(asking.map((row) => `${row.pact.key}/${row.clause.key}`))];
}

function Clauses({ check }: { readonly check: CheckResource }) {
  const t = useTranslations('evidence.checks');
  const clauses = useClauses(check.key);
  if (!clauses) return <span className="text-ink-3">–</span>;
  if (clauses.length === 0) return <span className="text-ink-3">{t('noClause')}</span>;
  return clauses.map((clause) => {
    const [pact, key] = clause.split('/');
    return (
      <Link
        key={clause}
        href={`/pacts/${pact}#clause-${key}`}
        className="mr-3 font-mono text-mono underline-offset-2 hover:underline"
      >
        {key}
      </Link>
    );
  });
}

function Acts({ check }: { readonly check: CheckResource }) {
  const t = useTranslations('evidence');
  const retire = useMutation(retireCheckMutation(useQueryClient(), check.key));
  const clauses = useClauses(check.key);
  if (check.retiredAt)
    return (
      <span className="text-ink-3">
        {t('life.retired')} <AgeText at={check.retiredAt} />
      </span>
    );
  return (
    <>
      <CheckDialog check={check} />
      <RetireDialog
        name={check.key}
        text={clauses ? t('checks.retireText', { count: clauses.length }) : t('checks.retireUnknown')}
        retire={retire}
      />
    </>
  );
}
