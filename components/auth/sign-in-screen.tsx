'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { AuthPage } from '#components/auth/auth-page.tsx';
import { TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { type SignInOutcome, signInHere } from '#lib/client/access.ts';

type SignInScreenProps = {
  /** Where to go once signed in: a path of ours. */
  readonly next: string;
  readonly isSetUp: boolean;
};

/** The door: e-mail and password. */
export function SignInScreen({ next, isSetUp }: SignInScreenProps) {
  const t = useTranslations('auth');
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const [outcome, setOutcome] = useState<SignInOutcome>('signed_in');
  const submit = async ({ email, password }: { email: string; password: string }) => {
    const result = await signInHere(email, password);
    setOutcome(result);
    if (result === 'signed_in') window.location.assign(next);
    else form.setFocus('password', { shouldSelect: true });
  };
  const title = outcome === 'signed_in' ? null : t(`refused.${outcome}`);
  return (
    <AuthPage title={t('signIn.title')} text={isSetUp ? undefined : t('noOwnerText')}>
      <Form
        form={form}
        onSubmit={submit}
        failure={title ? { title, detail: '', requestId: null, rest: [] } : null}
      >
        <TextField
          control={form.control}
          name="email"
          label={t('email')}
          type="email"
          autoComplete="username"
          autoFocus
        />
        <TextField
          control={form.control}
          name="password"
          label={t('password')}
          type="password"
          autoComplete="current-password"
        />
        <SubmitButton isBusy={form.formState.isSubmitting}>{t('signIn.submit')}</SubmitButton>
      </Form>
      <p className="mt-6 text-ink-3 text-table">{t('signIn.forgot')}</p>
    </AuthPage>
  );
}
