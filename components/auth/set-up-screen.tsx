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
import { setUpMutation } from '#lib/client/access.ts';

const check = laterResolver(() =>
  import('#lib/contracts/access.ts').then((contracts) => contracts.SetUpBody),
);

/** The first owner names themselves and their workspace. */
export function SetUpScreen({ token }: { readonly token: string }) {
  const t = useTranslations('auth');
  const form = useForm({
    resolver: check,
    defaultValues: { token, workspaceName: '', name: '', email: '', password: '' },
  });
  const problems = useProblemErrors(form);
  const setUp = useMutation(setUpMutation);
  const submit = async (values: Parameters<typeof setUp.mutateAsync>[0]) => {
    problems.clear();
    await setUp.mutateAsync(values).then(({ email }) => enterWith(email, values.password), problems.show);
  };
  return (
    <AuthPage title={t('setUp.title')} text={t('setUp.text')}>
      <Form form={form} onSubmit={submit} failure={problems.failure}>
        <TextField
          control={form.control}
          name="workspaceName"
          label={t('setUp.workspaceName')}
          help={t('setUp.workspaceHelp')}
          autoComplete="organization"
          autoFocus
        />
        <TextField control={form.control} name="name" label={t('name')} autoComplete="name" />
        <TextField
          control={form.control}
          name="email"
          label={t('email')}
          type="email"
          autoComplete="username"
        />
        <TextField
          control={form.control}
          name="password"
          label={t('password')}
          help={t('passwordHelp')}
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton isBusy={form.formState.isSubmitting}>{t('setUp.submit')}</SubmitButton>
      </Form>
    </AuthPage>
  );
}
