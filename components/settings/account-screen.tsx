'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { PasskeySection } from '#components/access/passkey-section.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { laterResolver } from '#components/forms/later-resolver.ts';
import { TextField } from '#components/forms/text-field.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { useMe } from '#components/layout/me-context.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Section } from '#components/layout/section.tsx';
import { changePasswordMutation } from '#lib/client/access.ts';
import { goToSignIn } from '#lib/client/session.ts';

const check = laterResolver(() =>
  import('#lib/contracts/access.ts').then((contracts) => contracts.ChangePasswordBody),
);

/** What the signed-in person proves themselves by: passkeys and a password. */
export function AccountScreen() {
  const t = useTranslations('settings.account');
  const me = useMe();
  return (
    <>
      <PageHeader title={t('title')} note={me?.email} />
      <PasskeySection />
      <Section title={t('password')} className="mt-8 max-w-160">
        <PasswordForm email={me?.email ?? ''} />
      </Section>
    </>
  );
}

function PasswordForm({ email }: { readonly email: string }) {
  const t = useTranslations('settings.account');
  const form = useForm({
    resolver: check,
    defaultValues: { currentPassword: '', password: '' },
  });
  const problems = useProblemErrors(form);
  const change = useMutation(changePasswordMutation);
  const submit = async (body: { currentPassword: string; password: string }) => {
    problems.clear();
    await change.mutateAsync(body).then(goToSignIn, problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure} className="max-w-105 pt-3.5">
      <input type="hidden" autoComplete="username" value={email} readOnly />
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
  );
}
