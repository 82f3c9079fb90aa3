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
import { setPasswordByLinkMutation } from '#lib/client/access.ts';

const check = laterResolver(() =>
  import('#lib/contracts/access.ts').then((contracts) => contracts.SetPasswordByLinkBody),
);

/** A new password, by a one-time link. */
export function NewPasswordScreen({ token }: { readonly token: string }) {
  const t = useTranslations('auth');
  const form = useForm({
    resolver: check,
    defaultValues: { token, password: '' },
  });
  const problems = useProblemErrors(form);
  const setPassword = useMutation(setPasswordByLinkMutation);
  const submit = async (values: Parameters<typeof setPassword.mutateAsync>[0]) => {
    problems.clear();
    await setPassword
      .mutateAsync(values)
      .then(({ email }) => enterWith(email, values.password), problems.show);
  };
  return (
    <AuthPage title={t('newPassword.title')} text={t('newPassword.text')}>
      <Form form={form} onSubmit={submit} failure={problems.failure}>
        <TextField
          control={form.control}
          name="password"
          label={t('password')}
          help={t('passwordHelp')}
          type="password"
          autoComplete="new-password"
          autoFocus
        />
        <SubmitButton isBusy={form.formState.isSubmitting}>{t('newPassword.submit')}</SubmitButton>
      </Form>
    </AuthPage>
  );
}
