'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { useDecisionPlace } from '#components/decisions/decision-place.ts';
import { RangeControl } from '#components/forms/range-control.tsx';
import { FacetFilter, type FacetOption } from '#components/tables/facet-filter.tsx';
import { FilterBar } from '#components/tables/filter-bar.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { Input } from '#components/ui/input.tsx';
import type { DecisionCounts } from '#lib/client/decisions.ts';
import { FACETS, type Facet } from '#lib/domain/decisions/tally.ts';
import { EFFECTS } from '#lib/domain/decisions/types.ts';

type FiltersProps = {
  readonly place: ReturnType<typeof useDecisionPlace>;
  readonly counts: DecisionCounts | undefined;
};

/** When, what it was and who asked, each value with how many there are; all in the address. */
export function DecisionFilterBar({ place, counts }: FiltersProps) {
  const t = useTranslations('decisions');
  const optionsOf = useOptions(counts);
  const { state, setState, chosen, range, fault } = place;
  return (
    <>
      <div className="pb-2">
        <RangeControl
          text={{ from: state.from, to: state.to }}
          range={range}
          fault={fault}
          onChange={(text) => void setState(text)}
        />
      </div>
      <FilterBar label={t('filters')} onClear={place.isFiltered ? place.clear : undefined}>
        {FACETS.map((facet) => (
          <FacetFilter
            key={facet}
            label={t(`facet.${facet}`)}
            options={optionsOf(facet)}
            chosen={chosen[facet] ?? []}
            onChange={(next) => void setState({ [facet]: next.length > 0 ? [...next] : null })}
            isAtLeast={counts?.isAtLeast ?? false}
          />
        ))}
        <GoToId onGo={(peek) => void setState({ peek })} />
      </FilterBar>
    </>
  );
}

function useOptions(counts: DecisionCounts | undefined): (facet: Facet) => readonly FacetOption[] {
  const t = useTranslations('decisions');
  const effect = useTranslations('ui.effect');
  return (facet) =>
    (counts?.facets[facet] ?? []).map((option) => {
      const known = EFFECTS.find((name) => facet === 'effect' && name === option.value);
      if (known) return { ...option, label: effect(known), content: <EffectMark effect={known} /> };
      const isMode = facet === 'mode' && (option.value === 'enforce' || option.value === 'dry_run');
      return isMode ? { ...option, label: t(`mode.${option.value}`) } : option;
    });
}

function GoToId({ onGo }: { readonly onGo: (decisionId: string) => void }) {
  const t = useTranslations('decisions');
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const go = (event: FormEvent) => {
    event.preventDefault();
    const id = typed.trim();
    setIsWrong(!id.startsWith('dec_'));
    if (id.startsWith('dec_')) onGo(id);
  };
  return (
    <form onSubmit={go} className="min-w-40 flex-1 s:max-w-65">
      <Input
        type="search"
        aria-label={t('goTo')}
        placeholder={t('goTo')}
        value={typed}
        aria-invalid={isWrong || undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {isWrong ? (
        <span role="alert" className="text-block text-fine">
          {t('notAnId')}
        </span>
      ) : null}
    </form>
  );
}
