'use client';

import { useTranslations } from 'next-intl';
import { FormFailureNote } from '#components/forms/form.tsx';
import { CeremonyFailure } from '#lib/client/passkey-ceremony.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';

/** Why a passkey was not made, or did not prove anything. */
export function CeremonyNote({ error }: { readonly error: unknown }) {
  const t = useTranslations('access.ceremony');
  if (!error) return <FormFailureNote failure={null} />;
  const shown = { title: '', detail: '', requestId: null, rest: [] };
  if (error instanceof RequestProblem) {
    const { title, detail, requestId } = error;
    return <FormFailureNote failure={{ ...shown, title, detail, requestId }} />;
  }
  const fault = error instanceof CeremonyFailure ? error.fault : 'failed';
  return <FormFailureNote failure={{ ...shown, title: t(fault) }} />;
}
