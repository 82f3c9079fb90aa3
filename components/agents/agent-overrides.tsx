'use client';

import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { OverrideTable } from '#components/overrides/override-table.tsx';
import { type Column, DataTable } from '#components/tables/data-table.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { AgentResource } from '#lib/client/agents.ts';
import {
  latestUsesQuery,
  type OverrideResource,
  type OverrideUseResource,
  overridesQuery,
} from '#lib/client/overrides.ts';

/** How many overrides are looked into for their latest uses. */
const LOOKED_INTO = 5;
const RECENT = 10;

/** What is waived for one agent, what was, and which of its actions leaned on that. */
export function AgentOverrides({ agent }: { readonly agent: AgentResource }) {
  const t = useTranslations('overrides');
  const list = useInfiniteQuery(overridesQuery({ agent: agent.id }, false));
  const overrides = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isError && !list.data) {
    return (
      <Section title={t('ofAgent')}>
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      </Section>
    );
  }
  const all = (
    <Link href={`/overrides?agent=${encodeURIComponent(agent.key)}`} className="underline underline-offset-2">
      {t('allOfAgent')}
    </Link>
  );
  return (
    <>
      <Section title={t('ofAgent')} end={overrides.length > 0 ? all : null}>
        {list.data && overrides.length === 0 ? (
          <p className="py-3 text-ink-3">{t('agentNone')}</p>
        ) : (
          <OverrideTable list={list} columns={['what', 'why', 'uses', 'state']} />
        )}
      </Section>
      <RecentUses agentId={agent.id} overrides={overrides} />
    </>
  );
}

type RecentUsesProps = { readonly agentId: string; readonly overrides: readonly OverrideResource[] };

/** The latest actions of the agent that an override let through. */
function RecentUses({ agentId, overrides }: RecentUsesProps) {
  const t = useTranslations('overrides');
  const used = overrides.filter((override) => override.used > 0).slice(0, LOOKED_INTO);
  const uses = useQueries({ queries: used.map((override) => latestUsesQuery(override.id)) })
    .flatMap(({ data }) => data?.items ?? [])
    .filter((use) => use.agent.id === agentId)
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, RECENT);
  const columns = useColumns();
  if (uses.length === 0) return null;
  return (
    <Section title={t('agentUses')}>
      <DataTable
        label={t('agentUses')}
        columns={columns}
        rows={uses}
        rowKey={(use) => `${use.id} ${use.ordinal}`}
        rowHref={(use) => `/decisions/${use.id}`}
      />
    </Section>
  );
}

function useColumns(): readonly Column<OverrideUseResource>[] {
  const t = useTranslations('overrides');
  return [
    { id: 'when', header: t('column.when'), isName: true, cell: (use) => <AgeText at={use.at} /> },
    {
      id: 'action',
      header: t('column.action'),
      cell: (use) => <HiddenText text={use.action} className="font-mono text-mono" />,
    },
    { id: 'use', header: t('column.use'), hideBelow: 's', cell: (use) => use.ordinal },
    {
      id: 'effect',
      header: t('column.answer'),
      align: 'end',
      cell: (use) => <EffectMark effect={use.effect} />,
    },
  ];
}
