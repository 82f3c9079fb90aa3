'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { RANGES, type RangeState } from '#components/backtests/backtest-range.ts';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';

type RangeFieldsProps = {
  readonly state: RangeState;
  readonly onChange: (change: Partial<RangeState>) => void;
};

/** Which time a backtest looks at. */
export function RangeFields({ state, onChange }: RangeFieldsProps) {
  const t = useTranslations('backtest');
  const { range, from, until } = state;
  return (
    <>
      <span className="w-40 max-s:flex-1">
        <Select
          aria-label={t('rangeLabel')}
          value={range}
          onChange={(next) => onChange({ range: next, ran: null })}
          options={RANGES.map((value) => ({ value, label: t(`range.${value}`) }))}
        />
      </span>
      {range === 'custom' ? (
        <>
          <Day label={t('from')} value={from} onChange={(day) => onChange({ from: day, ran: null })} />
          <Day label={t('until')} value={until} onChange={(day) => onChange({ until: day, ran: null })} />
        </>
      ) : null}
    </>
  );
}

type DayProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
};

function Day({ label, value, onChange }: DayProps) {
  const id = useId();
  return (
    <div className="grid gap-0.5">
      <label htmlFor={id} className="text-ink-2 text-mono">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        required
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
        className="w-36"
      />
    </div>
  );
}
