'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { TextField } from '#components/forms/text-field.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { SlackField } from '#components/teams/slack-field.tsx';
import { BackupField, MembersField } from '#components/teams/team-fields.tsx';
import { TeamFields, type TeamValues, teamValues, toTeamBody } from '#components/teams/team-values.ts';
import { notify } from '#components/ui/toast.tsx';
import { createTeamMutation, type TeamResource, updateTeamMutation } from '#lib/client/teams.ts';

type TeamFormProps = { readonly team?: TeamResource; readonly onDone: () => void };

/** What a team is called, who is in it, and where it is told. */
export function TeamForm({ team, onDone }: TeamFormProps) {
  const t = useTranslations('teams');
  const queryClient = useQueryClient();
  const form = useForm<TeamValues>({ resolver: zodResolver(TeamFields), defaultValues: teamValues(team) });
  const problems = useProblemErrors(form);
  const create = useMutation(createTeamMutation(queryClient));
  const update = useMutation(updateTeamMutation(queryClient, team?.key ?? ''));
  const submit = async (values: TeamValues) => {
    problems.clear();
    const { key, ...rest } = toTeamBody(values);
    const sent = team ? update.mutateAsync(rest) : create.mutateAsync({ key, ...rest });
    await sent.then(({ name }) => {
      notify(t(team ? 'saved' : 'added', { name }));
      onDone();
    }, problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <TextField control={form.control} name="name" label={t('name')} autoFocus />
      {team ? null : (
        <TextField
          control={form.control}
          name="key"
          label={t('key')}
          help={t('keyHelp')}
          isMono
          spellCheck={false}
        />
      )}
      <MembersField form={form} />
      <TextField
        control={form.control}
        name="email"
        label={t('email')}
        help={t('emailHelp')}
        type="email"
        isOptional
      />
      <SlackField form={form} team={team} />
      <BackupField form={form} ownKey={team?.key ?? null} />
      <div className="flex justify-end">
        <SubmitButton isBusy={form.formState.isSubmitting}>{t(team ? 'save' : 'addSubmit')}</SubmitButton>
      </div>
    </Form>
  );
}
