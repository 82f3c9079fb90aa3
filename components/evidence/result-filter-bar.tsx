'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { RANGES, useResultFilters } from '#components/evidence/evidence-place.ts';
import { FilterBar, SelectFilter } from '#components/tables/filter-bar.tsx';
import { offeredChecksQuery, offeredSourcesQuery, provenAgentsQuery } from '#lib/client/evidence.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';

type Named = { readonly key: string };
const byKey = (items: readonly Named[] = []) => items.map(({ key }) => ({ value: key, label: key }));

/** Agent, check, source, method and time; all in the address. */
export function ResultFilterBar() {
  const t = useTranslations('evidence');
  const { isFiltered, clear } = useResultFilters();
  const agents = useQuery(provenAgentsQuery).data?.items;
  const checks = useQuery(offeredChecksQuery).data?.items;
  const sources = useQuery(offeredSourcesQuery).data?.items;
  return (
    <FilterBar label={t('filters')} onClear={isFiltered ? clear : undefined}>
      <SelectFilter name="check" label={t('check')} options={byKey(checks)} />
      <SelectFilter name="agent" label={t('agent')} options={byKey(agents)} />
      <SelectFilter name="source" label={t('source')} options={byKey(sources)} />
      <SelectFilter
        name="method"
        label={t('methodLabel')}
        options={EVIDENCE_METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
      />
      <SelectFilter
        name="range"
        label={t('results.observed')}
        options={RANGES.map((value) => ({ value, label: t(`results.range.${value}`) }))}
      />
    </FilterBar>
  );
}
