'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type * as z from 'zod';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import { VersionStatus } from '#components/pacts/version-status.tsx';
import { InShadow } from '#components/shadows/in-shadow.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { pactsQuery } from '#lib/client/pacts.ts';
import type { PactSummary } from '#lib/contracts/pact-resources.ts';

type Pact = z.output<typeof PactSummary>;

/** What agents are held to: every pact, what is in force and what waits. */
export function PactListScreen() {
  const t = useTranslations('pacts');
  const list = useInfiniteQuery(pactsQuery);
  const start = (
    <ButtonLink href="/pacts/new" variant="primary">
      {t('new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t('title')} note={t('listNote')} actions={start} />
      <ListTable
        label={t('title')}
        list={list}
        columns={useColumns()}
        rowKey={(pact) => pact.id}
        rowHref={pactHref}
        empty={
          <EmptyState title={t('emptyTitle')} action={start}>
            {t('emptyText')}
          </EmptyState>
        }
      />
    </>
  );
}

// A pact that was never in force has nothing to read yet: its row leads to where the work is.
function pactHref(pact: Pact): string {
  if (pact.active) return `/pacts/${pact.key}`;
  if (pact.waiting) return `/pacts/${pact.key}/versions/${pact.waiting.number}`;
  return pact.hasDraft ? `/pacts/${pact.key}/draft` : `/pacts/${pact.key}`;
}

function useColumns(): readonly Column<Pact>[] {
  const t = useTranslations('pacts');
  return [
    {
      id: 'name',
      header: t('column.pact'),
      cell: (pact) => (
        <>
          <span className="font-serif font-strong text-[0.9375rem]">{pact.name}</span>{' '}
          <span className="font-mono text-ink-3 text-mono">{pact.key}</span>
        </>
      ),
      isName: true,
      width: '34%',
    },
    {
      id: 'active',
      header: t('column.inForce'),
      cell: (pact) =>
        pact.active ? (
          <>
            {t('versionShort', { number: pact.active.number })} <VersionStatus version={pact.active} />
          </>
        ) : (
          <span className="text-ink-3">{t('nothingInForce')}</span>
        ),
    },
    {
      id: 'waiting',
      header: t('column.waiting'),
      cell: (pact) => (
        <>
          <Waiting pact={pact} />
          {pact.shadow ? (
            <span className="block">
              <InShadow shadow={pact.shadow} />
            </span>
          ) : null}
        </>
      ),
    },
    {
      id: 'agents',
      header: t('column.agents'),
      hideBelow: 'm',
      cell: (pact) => <span className="font-mono text-ink-2 text-mono">{pact.agents.join(', ')}</span>,
    },
    {
      id: 'clauses',
      header: t('column.clauses'),
      align: 'end',
      hideBelow: 's',
      cell: (pact) => pact.clauses,
    },
  ];
}

function Waiting({ pact }: { readonly pact: Pact }) {
  const t = useTranslations('pacts');
  if (pact.waiting) {
    return (
      <>
        {t('versionShort', { number: pact.waiting.number })} {t(`status.${pact.waiting.status}`)},{' '}
        <AgeText at={pact.waiting.submittedAt} />
      </>
    );
  }
  return pact.hasDraft ? t('draftInWork') : <span className="text-ink-3">–</span>;
}
