'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { type OverrideResource, type OverrideUseResource, overrideUsesQuery } from '#lib/client/overrides.ts';

/** Every decision that leaned on it. */
export function OverrideUses({ override }: { readonly override: OverrideResource }) {
  const t = useTranslations('overrides');
  const list = useInfiniteQuery(overrideUsesQuery(override.id));
  return (
    <Section
      title={t('uses')}
      note={t('usedOf', { used: override.used, of: override.maxUses })}
      className="mt-6.5"
    >
      <ListTable
        label={t('uses')}
        list={list}
        columns={useColumns()}
        rowKey={(use) => use.id}
        rowHref={(use) => `/decisions/${use.id}`}
        empty={<p className="py-3 text-ink-3">{t('noUse')}</p>}
      />
    </Section>
  );
}

function useColumns(): readonly Column<OverrideUseResource>[] {
  const t = useTranslations('overrides');
  return [
    { id: 'ordinal', header: t('column.use'), width: '48px', cell: (use) => use.ordinal },
    { id: 'when', header: t('column.when'), isName: true, cell: (use) => <MomentText at={use.at} /> },
    {
      id: 'agent',
      header: t('column.agent'),
      hideBelow: 's',
      cell: (use) => <span className="font-mono text-mono">{use.agent.key}</span>,
    },
    {
      id: 'action',
      header: t('column.action'),
      cell: (use) => <HiddenText text={use.action} className="font-mono text-mono" />,
    },
    {
      id: 'effect',
      header: t('column.answer'),
      align: 'end',
      cell: (use) => <EffectMark effect={use.effect} />,
    },
  ];
}
