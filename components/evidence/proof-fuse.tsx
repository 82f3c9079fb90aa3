'use client';

import { useTranslations } from 'next-intl';
import { Fuse, FuseFrame } from '#components/ui/fuse.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { BoardCellResource } from '#lib/client/evidence.ts';

/** How one agent stands with one demand: a window that burns down, or why none does. */
export function ProofFuse({ cell }: { readonly cell: BoardCellResource }) {
  const t = useTranslations('evidence.cell');
  const { state, evidence, opensAt, closesAt } = cell;
  if (evidence === null) return <FuseFrame look="missing">{t('missing')}</FuseFrame>;
  if (state === 'missing') return <FuseFrame look="missing">{t('uncounted')}</FuseFrame>;
  if (state === 'other_build') return <FuseFrame look="missing">{t('otherBuild')}</FuseFrame>;
  if (state === 'failed' || opensAt === null || closesAt === null)
    return (
      <FuseFrame look="failed">
        {t('failed')} <AgeText at={evidence.countsFrom} />
      </FuseFrame>
    );
  return <Fuse from={opensAt} until={closesAt} />;
}
