'use client';

import { useTranslations } from 'next-intl';
import { SHOWN, useReviewFilters } from '#components/reviews/review-filters.ts';
import { FilterBar, SearchFilter, SelectFilter } from '#components/tables/filter-bar.tsx';
import { TIERS } from '#lib/domain/actions/types.ts';

/** Agent, action, tier, and whether it is the reader's to answer; all in the address. */
export function ReviewFilterBar() {
  const t = useTranslations('reviews');
  const { isFiltered, clear } = useReviewFilters();
  return (
    <FilterBar label={t('filters')} onClear={isFiltered ? clear : undefined}>
      <SelectFilter
        name="show"
        label={t('showLabel')}
        options={SHOWN.map((value) => ({ value, label: t(`show.${value}`) }))}
      />
      <SelectFilter name="tier" label={t('tier')} options={TIERS.map((value) => ({ value, label: value }))} />
      <SearchFilter name="agent" label={t('agentExact')} />
      <SearchFilter name="action" label={t('actionExact')} />
    </FilterBar>
  );
}
