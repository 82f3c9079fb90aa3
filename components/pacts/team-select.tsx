'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Select, type SelectProps } from '#components/ui/select.tsx';
import { owningTeamsQuery } from '#lib/client/pacts.ts';

/** One of the workspace's teams, by key. A team that is gone is still shown where it stands. */
export function TeamSelect({ value, ...rest }: Omit<SelectProps<string>, 'options' | 'placeholder'>) {
  const t = useTranslations('pacts');
  const teams = useQuery(owningTeamsQuery).data?.items ?? [];
  const known = teams.map((team) => ({ value: team.key, label: team.name }));
  const isUnknown = value !== null && value !== '' && !teams.some((team) => team.key === value);
  const options = isUnknown ? [...known, { value, label: value }] : known;
  return <Select<string> {...rest} value={value || null} options={options} placeholder={t('chooseTeam')} />;
}
