'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryStates } from 'nuqs';
import type { ReactNode } from 'react';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Section } from '#components/layout/section.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import { useOverrideColumns } from '#components/overrides/override-columns.tsx';
import { FilterBar, SearchFilter } from '#components/tables/filter-bar.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { type OverrideFilters, type OverrideResource, overridesQuery } from '#lib/client/overrides.ts';

type Named = { readonly agent?: string; readonly pact?: string };

/** What is waived now, why and until when; what is asked for and what is owed. Read again every second. */
export function OverrideListScreen() {
  const t = useTranslations('overrides');
  const [named, setNamed] = useQueryStates({ agent: parseAsString, pact: parseAsString });
  const filters: Named = {
    ...(named.agent && { agent: named.agent }),
    ...(named.pact && { pact: named.pact }),
  };
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <FilterBar label={t('filters')} onClear={isFiltered ? () => void setNamed(null) : undefined}>
        <SearchFilter name="agent" label={t('agentExact')} />
        <SearchFilter name="pact" label={t('pactExact')} />
      </FilterBar>
      <div className="grid gap-6.5">
        <Part
          name="requests"
          filters={{ ...filters, state: 'requested' }}
          columns={['what', 'who', 'why', 'by', 'ends']}
        />
        <Part
          name="owed"
          filters={{ ...filters, owesReview: 'true' }}
          columns={['what', 'who', 'why', 'by', 'due']}
          isUrgent={false}
        />
        <Part
          name="active"
          filters={{ ...filters, state: 'active,scheduled' }}
          columns={['what', 'who', 'why', 'uses', 'ends']}
          empty={
            <EmptyState
              title={t('empty.active')}
              action={<ButtonLink href="/decisions?effect=block">{t('refusals')}</ButtonLink>}
            >
              {t('empty.activeText')}
            </EmptyState>
          }
        />
        <Part
          name="past"
          filters={{ ...filters, state: 'denied,expired,exhausted,revoked' }}
          columns={['what', 'who', 'why', 'by', 'state']}
          isUrgent={false}
        />
      </div>
    </>
  );
}

type PartProps = {
  readonly name: 'active' | 'requests' | 'owed' | 'past';
  readonly filters: OverrideFilters;
  readonly columns: Parameters<typeof useOverrideColumns>[0];
  readonly empty?: ReactNode;
  readonly isUrgent?: boolean;
};

function Part({ name, filters, columns, empty, isUrgent }: PartProps) {
  const t = useTranslations('overrides');
  const list = useInfiniteQuery(overridesQuery(filters, isUrgent));
  const shown = list.data?.pages.flatMap((page) => page.items).length;
  return (
    <Section title={t(`part.${name}`)} note={name === 'past' ? undefined : shown || undefined}>
      <ListTable
        label={t(`part.${name}`)}
        list={list}
        columns={useOverrideColumns(columns)}
        rowKey={rowKey}
        rowHref={rowHref}
        empty={empty ?? <p className="py-3 text-ink-3">{t(`empty.${name}`)}</p>}
      />
    </Section>
  );
}

const rowKey = (override: OverrideResource) => override.id;
const rowHref = (override: OverrideResource) => `/overrides/${override.id}`;
