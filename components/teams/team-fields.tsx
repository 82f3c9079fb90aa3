'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { UseFormReturn } from 'react-hook-form';
import { SelectField } from '#components/forms/fields.tsx';
import type { TeamValues } from '#components/teams/team-values.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { membersQuery } from '#lib/client/members.ts';
import { teamsQuery } from '#lib/client/teams.ts';

type FieldProps = { readonly form: UseFormReturn<TeamValues> };

/** Who is in the team, of the people of the workspace. */
export function MembersField({ form }: FieldProps) {
  const t = useTranslations('teams');
  const people = useInfiniteQuery(membersQuery);
  const chosen = form.watch('members');
  const all = people.data?.pages.flatMap((page) => page.items) ?? [];
  const choose = (personId: string, isIn: boolean) => {
    const others = chosen.filter((other) => other !== personId);
    form.setValue('members', isIn ? [...others, personId] : others, { shouldDirty: true });
  };
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-ink-2 text-mono">{t('members')}</legend>
      <div className="grid max-h-48 gap-1.5 overflow-y-auto">
        {all.map((member) => (
          <Checkbox
            key={member.personId}
            label={member.name}
            isChecked={chosen.includes(member.personId)}
            onChange={(isIn) => choose(member.personId, isIn)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** The team that stands in for this one. */
export function BackupField({ form, ownKey }: FieldProps & { readonly ownKey: string | null }) {
  const t = useTranslations('teams');
  const teams = useInfiniteQuery(teamsQuery);
  const others = teams.data?.pages.flatMap((page) => page.items).filter((team) => team.key !== ownKey) ?? [];
  return (
    <SelectField
      control={form.control}
      name="backupTeam"
      label={t('backup')}
      help={t('backupHelp')}
      isOptional
      options={[
        { value: '', label: t('backupNone') },
        ...others.map((team) => ({ value: team.key, label: team.name })),
      ]}
    />
  );
}
