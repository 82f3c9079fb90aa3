'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { useMe } from '#components/layout/me-context.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ChangePasswordBody, changePasswordMutation } from '#lib/client/access.ts';
import { goToSignIn } from '#lib/client/session.ts';

/** The signed-in person's own password. */
export function AccountScreen() {
  const t = useTranslations('settings.account');
  const me = useMe();
  const form = useForm({
    resolver: zodResolver(ChangePasswordBody),
    defaultValues: { currentPassword: '', password: '' },
  });
  const problems = useProblemErrors(form);
  const change = useMutation(changePasswordMutation);
  const submit = async (body: { currentPassword: string; password: string }) => {
    problems.clear();
    await change.mutateAsync(body).then(goToSignIn, problems.show);
  };
  return (
    <>
      <PageHeader title={t('title')} note={me?.email} />
      <Form form={form} onSubmit={submit} failure={problems.failure} className="max-w-105">
        <input type="hidden" autoComplete="username" value={me?.email ?? ''} readOnly />
        <TextField
          control={form.control}
          name="currentPassword"
          label={t('current')}
          type="password"
          autoComplete="current-password"
        />
        <TextField
          control={form.control}
          name="password"
          label={t('new')}
          help={t('help')}
          type="password"
          autoComplete="new-password"
        />
        <p className="text-ink-2">{t('text')}</p>
        <div>
          <SubmitButton isBusy={form.formState.isSubmitting}>{t('submit')}</SubmitButton>
        </div>
      </Form>
    </>
  );
}
