'use client';

import { useTranslations } from 'next-intl';
import { RANGES, useDecisionFilters } from '#components/decisions/decision-filters.ts';
import { FilterBar, SearchFilter, SelectFilter } from '#components/tables/filter-bar.tsx';
import { EFFECTS } from '#lib/domain/decisions/types.ts';

/** Effect, agent, action, kind and time; all in the address. */
export function DecisionFilterBar() {
  const t = useTranslations('decisions');
  const effect = useTranslations('ui.effect');
  const { isFiltered, clear } = useDecisionFilters();
  return (
    <FilterBar label={t('filters')} onClear={isFiltered ? clear : undefined}>
      <SelectFilter
        name="effect"
        label={t('column.effect')}
        options={EFFECTS.map((value) => ({ value, label: effect(value) }))}
      />
      <SelectFilter
        name="range"
        label={t('column.at')}
        options={RANGES.map((value) => ({ value, label: t(`range.${value}`) }))}
      />
      <SelectFilter
        name="mode"
        label={t('kind')}
        options={(['enforce', 'dry_run'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
      />
      <SearchFilter name="agent" label={t('agentExact')} />
      <SearchFilter name="action" label={t('actionExact')} />
    </FilterBar>
  );
}
