'use client';

import { useTranslations } from 'next-intl';
import { AddEvidence } from '#components/evidence/add-evidence.tsx';
import { Board } from '#components/evidence/board.tsx';
import { CheckList } from '#components/evidence/check-list.tsx';
import { NextDays } from '#components/evidence/next-days.tsx';
import { ResultList } from '#components/evidence/result-list.tsx';
import { SourceList } from '#components/evidence/source-list.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { UrlTabs } from '#components/layout/url-tabs.tsx';

/** What proves what, what expires next, and where proof comes from. */
export function EvidenceScreen() {
  const t = useTranslations('evidence');
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={<AddEvidence />} />
      <UrlTabs
        label={t('tabs')}
        tabs={[
          { value: 'board', label: t('tab.board'), content: <Board /> },
          { value: 'next', label: t('tab.next'), content: <NextDays /> },
          { value: 'results', label: t('tab.results'), content: <ResultList /> },
          { value: 'checks', label: t('tab.checks'), content: <CheckList /> },
          { value: 'sources', label: t('tab.sources'), content: <SourceList /> },
        ]}
      />
    </>
  );
}
