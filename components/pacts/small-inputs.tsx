'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ControlProps } from '#components/forms/field-frame.tsx';
import {
  DURATION_UNITS,
  type DurationUnit,
  joinDuration,
  splitDuration,
} from '#components/pacts/duration-parts.ts';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';

type CountInputProps = Partial<ControlProps> & {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly max: number;
};

/** A whole number from 1. What is typed on the way to one stays in the field and is not passed on. */
export function CountInput({ value, onChange, max, ...control }: CountInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    setTyped(text);
    const count = Number(text);
    if (/^\d+$/.test(text) && count >= 1 && count <= max) onChange(count);
  };
  return (
    <Input
      {...control}
      inputMode="numeric"
      autoComplete="off"
      className="figures"
      value={typed ?? String(value)}
      onChange={(event) => take(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  );
}

type DurationInputProps = Partial<ControlProps> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A length of time as a figure and its unit; one that mixes units is shown and edited as it is written. */
export function DurationInput({ value, onChange, ...control }: DurationInputProps) {
  const t = useTranslations('pacts.duration');
  const parts = splitDuration(value);
  if (!parts) {
    return (
      <Input
        {...control}
        className="font-mono text-mono"
        maxLength={40}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <div className="grid grid-cols-[minmax(3.5rem,1fr)_minmax(6rem,1.4fr)] gap-1.5">
      <Input
        {...control}
        inputMode="numeric"
        autoComplete="off"
        className="figures"
        value={parts.count === 0 ? '' : parts.count}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '').slice(0, 6);
          onChange(joinDuration(Number(digits), parts.unit));
        }}
      />
      <Select<DurationUnit>
        aria-label={t('unit')}
        value={parts.unit}
        onChange={(unit) => onChange(joinDuration(parts.count, unit))}
        options={DURATION_UNITS.map((unit) => ({ value: unit, label: t(unit, { count: parts.count }) }))}
      />
    </div>
  );
}
