'use client';

import { Popover } from '@base-ui/react/popover';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Input } from '#components/ui/input.tsx';
import { PopoverSurface } from '#components/ui/popover.tsx';
import { formatCount } from '#lib/format/numbers.ts';

export type FacetOption = {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  /** How it is drawn where words alone are not enough: an effect mark. */
  readonly content?: ReactNode;
};

type FacetFilterProps = {
  readonly label: string;
  readonly options: readonly FacetOption[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Each count is the least there is. */
  readonly isAtLeast: boolean;
};

const SEARCHED_FROM = 8;

/** Several values of one kind, each with how many there are. */
export function FacetFilter({ label, options, chosen, onChange, isAtLeast }: FacetFilterProps) {
  const t = useTranslations('ui.facet');
  const [search, setSearch] = useState('');
  const isChosen = ({ value, label: name }: FacetOption) => chosen.includes(value) || chosen.includes(name);
  const shown = options.filter((option) => option.label.toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (option: FacetOption) => {
    const rest = chosen.filter((value) => value !== option.value && value !== option.label);
    onChange(isChosen(option) ? rest : [...rest, option.value]);
  };
  return (
    <Popover.Root onOpenChange={() => setSearch('')}>
      <Popover.Trigger
        render={
          <Button>
            {label}
            {chosen.length > 0 ? <span className="figures font-strong">{chosen.length}</span> : null}
            <ChevronDown aria-hidden />
          </Button>
        }
      />
      <PopoverSurface label={label} align="start">
        <div className="grid max-h-80 w-72 gap-1 overflow-y-auto p-2">
          {options.length >= SEARCHED_FROM ? (
            <Input
              type="search"
              aria-label={t('search', { label })}
              placeholder={t('search', { label })}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          ) : null}
          {shown.length === 0 ? <p className="px-1 py-1 text-ink-3">{t('none')}</p> : null}
          {shown.map((option) => (
            <div key={option.value} className="flex items-start gap-2 rounded-s px-1 py-0.5 hover:bg-hover">
              <span className="min-w-0 flex-1 break-all">
                <Checkbox
                  label={option.content ?? option.label}
                  isChecked={isChosen(option)}
                  onChange={() => toggle(option)}
                />
              </span>
              <span className="figures text-ink-3">
                {isAtLeast ? '≥ ' : null}
                {formatCount(option.count)}
              </span>
            </div>
          ))}
        </div>
      </PopoverSurface>
    </Popover.Root>
  );
}
