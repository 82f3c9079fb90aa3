'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AnswersPanel } from '#components/governance/answers-panel.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { type UrlTab, UrlTabs } from '#components/layout/url-tabs.tsx';
import { OverrideTable } from '#components/overrides/override-table.tsx';
import { DraftAction } from '#components/pacts/draft-action.tsx';
import { PactHistory } from '#components/pacts/pact-history.tsx';
import { type Pact, PactInForce } from '#components/pacts/pact-in-force.tsx';
import { PactSkeleton } from '#components/pacts/pact-skeleton.tsx';
import { StaleNote } from '#components/tables/list-table.tsx';
import { overridesQuery } from '#lib/client/overrides.ts';
import { pactQuery } from '#lib/client/pacts.ts';

/** A pact in parts: its text as it is in force, its exceptions, and what became of it. */
export function PactScreen({ pactKey }: { readonly pactKey: string }) {
  const t = useTranslations('pacts');
  const pact = useQuery(pactQuery(pactKey));
  if (!pact.data) {
    return pact.isError ? (
      <ErrorState error={pact.error} onRetry={() => void pact.refetch()} />
    ) : (
      <PactSkeleton />
    );
  }
  return (
    <>
      {pact.data.active ? null : (
        <PageHeader
          title={pact.data.name}
          note={t('nothingInForce')}
          actions={<DraftAction pact={pact.data} />}
        />
      )}
      {pact.isRefetchError ? <StaleNote error={pact.error} readAt={pact.dataUpdatedAt} /> : null}
      <Parts pact={pact.data} />
    </>
  );
}

/** The tabs. A pact that never had an exception has no tab for them. */
function Parts({ pact }: { readonly pact: Pact }) {
  const t = useTranslations('pacts.tab');
  const list = useInfiniteQuery(overridesQuery({ pact: pact.key }, false));
  const overrides = list.data?.pages.flatMap((page) => page.items) ?? [];
  const running = overrides.filter(({ state }) => state === 'active' || state === 'requested');
  const document: UrlTab = {
    value: 'pact',
    label: t('pact'),
    content: <PactInForce pact={pact} waived={overrides.filter(({ isInForce }) => isInForce)} />,
  };
  const exceptions: UrlTab = {
    value: 'overrides',
    label: t('overrides'),
    count: running.length,
    isEmpty: overrides.length === 0,
    content: (
      <Part pact={pact} note={t('overridesNote')}>
        <OverrideTable list={list} columns={['what', 'who', 'why', 'by', 'state']} />
      </Part>
    ),
  };
  const history: UrlTab = {
    value: 'history',
    label: t('history'),
    content: (
      <Part pact={pact} note={t('historyNote')}>
        <PactHistory pactKey={pact.key} />
      </Part>
    ),
  };
  const answers: UrlTab = {
    value: 'answers',
    label: t('answers'),
    isEmpty: pact.active === null,
    content: (
      <Part pact={pact} note={t('answersNote')}>
        <AnswersPanel pactKey={pact.key} />
      </Part>
    ),
  };
  return <UrlTabs label={pact.name} tabs={[document, answers, exceptions, history]} />;
}

type PartProps = { readonly pact: Pact; readonly note: string; readonly children: ReactNode };

/** A tab beside the document, which carries the pact's name as the screen's title itself. */
function Part({ pact, note, children }: PartProps) {
  return (
    <>
      {pact.active ? <PageHeader title={pact.name} note={note} /> : null}
      {children}
    </>
  );
}
