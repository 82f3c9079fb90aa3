'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AddEvidence } from '#components/evidence/add-evidence.tsx';
import { Board } from '#components/evidence/board.tsx';
import { CheckList } from '#components/evidence/check-list.tsx';
import { TABS, type Tab, tabHref, useTab } from '#components/evidence/evidence-place.ts';
import { NextDays } from '#components/evidence/next-days.tsx';
import { ResultList } from '#components/evidence/result-list.tsx';
import { SourceList } from '#components/evidence/source-list.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';

const SHOWN: Readonly<Record<Tab, () => ReactNode>> = {
  board: Board,
  next: NextDays,
  results: ResultList,
  checks: CheckList,
  sources: SourceList,
};

/** What proves what, what expires next, and where proof comes from. */
export function EvidenceScreen() {
  const t = useTranslations('evidence');
  const tab = useTab();
  const Shown = SHOWN[tab];
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={<AddEvidence />} />
      <nav aria-label={t('tabs')} className="mb-5 border-line-2 border-b">
        <ul className="flex flex-wrap gap-x-5">
          {TABS.map((one) => (
            <li key={one}>
              <Link
                href={tabHref(one)}
                aria-current={one === tab ? 'page' : undefined}
                className="-mb-px inline-flex items-center whitespace-nowrap border-transparent border-b-2 pt-1 pb-1.5 text-ink-2 hover:text-ink aria-[current]:border-ink aria-[current]:font-strong aria-[current]:text-ink pointer-coarse:min-h-11"
              >
                {t(`tab.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Shown />
    </>
  );
}
