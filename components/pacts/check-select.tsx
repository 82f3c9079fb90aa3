'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Combobox, type ComboboxProps } from '#components/ui/combobox.tsx';
import { offeredChecksQuery } from '#lib/client/evidence.ts';

type CheckSelectProps = Omit<ComboboxProps, 'options' | 'placeholder' | 'onChange' | 'value'> & {
  readonly value: string;
  readonly onChange: (check: string) => void;
};

/** One of the workspace's checks, by key. One that is gone is still shown where it stands. */
export function CheckSelect({ value, onChange, ...rest }: CheckSelectProps) {
  const t = useTranslations('pacts.evidence');
  const checks = useQuery(offeredChecksQuery).data?.items ?? [];
  const known = checks.map(({ key, name }) => ({ value: key, label: key, hint: name }));
  const isUnknown = value !== '' && !checks.some(({ key }) => key === value);
  return (
    <Combobox
      {...rest}
      value={value === '' ? null : value}
      onChange={(next) => onChange(next ?? '')}
      options={isUnknown ? [...known, { value, label: value }] : known}
      placeholder={t('chooseCheck')}
    />
  );
}
