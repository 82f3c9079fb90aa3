'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { debounce, parseAsString, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select, type SelectOption } from '#components/ui/select.tsx';

type FilterBarProps = {
  readonly label: string;
  readonly children: ReactNode;
  /** Present while any filter is set. */
  readonly onClear?: () => void;
};

/** The row of filters above a table. Every filter lives in the URL. */
export function FilterBar({ label, children, onClear }: FilterBarProps) {
  const t = useTranslations('ui');
  return (
    <search aria-label={label} className="flex flex-wrap items-center gap-2 pb-3">
      {children}
      {onClear ? (
        <Button variant="quiet" onClick={onClear}>
          {t('clearFilters')}
        </Button>
      ) : null}
    </search>
  );
}

type FilterProps = { /** The name in the URL. */ readonly name: string; readonly label: string };

/** Free text in the URL; waits until typing pauses. */
export function SearchFilter({ name, label }: FilterProps) {
  const [text, setText] = useQueryState(name, parseAsString.withDefault(''));
  return (
    <span className="relative min-w-40 flex-1 s:max-w-65">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-3.75 -translate-y-1/2 text-ink-3"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => void setText(event.target.value || null, { limitUrlUpdates: debounce(250) })}
        className="pl-7.5"
      />
    </span>
  );
}

type SelectFilterProps<Value extends string> = FilterProps & {
  readonly options: readonly SelectOption<Value>[];
  /** What no choice shows, where that is not everything. */
  readonly unset?: string;
};

const ANY = '';

/** One of a few values in the URL, or what is shown without one. */
export function SelectFilter<Value extends string>({
  name,
  label,
  options,
  unset,
}: SelectFilterProps<Value>) {
  const t = useTranslations('ui');
  const [value, setValue] = useQueryState(name, parseAsString.withDefault(ANY));
  const any: SelectOption<string> = {
    value: ANY,
    label: `${label}: ${unset ?? t('anyValue').toLowerCase()}`,
  };
  return (
    <span className="w-40 max-s:flex-1">
      <Select<string>
        aria-label={label}
        value={value}
        onChange={(next) => void setValue(next || null)}
        options={[any, ...options]}
      />
    </span>
  );
}
