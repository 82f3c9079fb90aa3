'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, type SyntheticEvent, useRef, useState } from 'react';
import { AuthPage } from '#components/auth/auth-page.tsx';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { FormFailureNote, SubmitButton } from '#components/forms/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { type SignInOutcome, signInHere } from '#lib/client/sign-in.ts';

type SignInScreenProps = {
  /** Where to go once signed in: a path of ours. */
  readonly next: string;
  readonly isSetUp: boolean;
};

/** The door: e-mail and password. Its fields are the browser's own, so that what was typed early is kept. */
export function SignInScreen({ next, isSetUp }: SignInScreenProps) {
  const t = useTranslations('auth');
  const [outcome, setOutcome] = useState<SignInOutcome>('signed_in');
  const [isBusy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setBusy(true);
    const result = await signInHere(String(typed.get('email')), String(typed.get('password')));
    setBusy(false);
    setOutcome(result);
    if (result === 'signed_in') window.location.assign(next);
    else password.current?.select();
  };
  const title = outcome === 'signed_in' ? null : t(`refused.${outcome}`);
  return (
    <AuthPage title={t('signIn.title')} text={isSetUp ? undefined : t('noOwnerText')}>
      <form method="post" noValidate className="grid gap-4" onSubmit={submit}>
        <FormFailureNote failure={title ? { title, detail: '', requestId: null, rest: [] } : null} />
        <DoorField name="email" label={t('email')} type="email" autoComplete="username" autoFocus />
        <DoorField
          ref={password}
          name="password"
          label={t('password')}
          type="password"
          autoComplete="current-password"
        />
        <SubmitButton isBusy={isBusy}>{t('signIn.submit')}</SubmitButton>
      </form>
      <p className="mt-6 text-ink-3 text-table">{t('signIn.forgot')}</p>
    </AuthPage>
  );
}

function DoorField({ label, ...rest }: ComponentProps<typeof Input> & { readonly label: string }) {
  return <FieldFrame label={label}>{(frame) => <Input {...rest} {...frame} />}</FieldFrame>;
}
