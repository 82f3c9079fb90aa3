'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { SelectField } from '#components/forms/fields.tsx';
import { keepingTeamsQuery } from '#lib/client/evidence.ts';

type TeamFieldProps<Values extends FieldValues> = {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly help: string;
  /** Whether a team, by its key, is not to be chosen. */
  readonly isWithheld?: (team: string) => boolean;
};

/** The team that keeps a check or a source. */
export function TeamField<Values extends FieldValues>({
  control,
  name,
  help,
  isWithheld,
}: TeamFieldProps<Values>) {
  const t = useTranslations('evidence');
  const teams = useQuery(keepingTeamsQuery).data?.items ?? [];
  return (
    <SelectField
      control={control}
      name={name}
      label={t('owner')}
      help={help}
      placeholder={t('chooseTeam')}
      options={teams.map(({ key, name: label }) => ({ value: key, label, isDisabled: isWithheld?.(key) }))}
    />
  );
}
