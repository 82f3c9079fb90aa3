'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { AuthPage } from '#components/auth/auth-page.tsx';
import { enterWith } from '#components/auth/enter-with.ts';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { laterResolver } from '#components/forms/later-resolver.ts';
import { TextField } from '#components/forms/text-field.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { acceptInvitationMutation } from '#lib/client/access.ts';
import type { Role } from '#lib/domain/access/permissions.ts';

const check = laterResolver(() =>
  import('#lib/contracts/members.ts').then((contracts) => contracts.AcceptInvitationBody),
);

type InvitationScreenProps = {
  readonly token: string;
  readonly workspace: string;
  readonly email: string;
  readonly role: Role;
  /** Somebody has the address already: they prove it by their password. */
  readonly isKnownPerson: boolean;
};

/** Joining a workspace by an invitation's link. */
export function InvitationScreen({ token, workspace, email, role, isKnownPerson }: InvitationScreenProps) {
  const t = useTranslations('auth');
  const roles = useTranslations('ui.role');
  const form = useForm({
    resolver: check,
    defaultValues: { token, name: '', password: '' },
  });
  const problems = useProblemErrors(form);
  const accept = useMutation(acceptInvitationMutation);
  const submit = async (values: { token: string; name: string; password: string }) => {
    problems.clear();
    await accept
      .mutateAsync(values)
      .then(({ workspaceId }) => enterWith(email, values.password, workspaceId), problems.show);
  };
  const intro = `${t('invitation.asRole', { role: roles(role), email })} ${t(isKnownPerson ? 'invitation.knownText' : 'invitation.newText')}`;
  return (
    <AuthPage title={t('invitation.title', { workspace })} text={intro}>
      <Form form={form} onSubmit={submit} failure={problems.failure}>
        <input type="hidden" autoComplete="username" value={email} readOnly />
        {isKnownPerson ? null : (
          <TextField control={form.control} name="name" label={t('name')} autoComplete="name" autoFocus />
        )}
        <TextField
          control={form.control}
          name="password"
          label={t('password')}
          help={isKnownPerson ? undefined : t('passwordHelp')}
          type="password"
          autoComplete={isKnownPerson ? 'current-password' : 'new-password'}
          autoFocus={isKnownPerson}
        />
        <SubmitButton isBusy={form.formState.isSubmitting}>
          {t('invitation.accept', { workspace })}
        </SubmitButton>
      </Form>
    </AuthPage>
  );
}
