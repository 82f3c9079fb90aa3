'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { CeremonyNote } from '#components/access/ceremony-note.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { TextField } from '#components/forms/text-field.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { MeResource } from '#lib/client/access.ts';
import { passkeyObstacle } from '#lib/client/passkey-ceremony.ts';
import { proveByPasskey, proveByPassword } from '#lib/client/step-up.ts';

type StepUpDialogProps = {
  readonly me: MeResource;
  /** The person proved that it is them, or would rather not. */
  readonly onEnd: (isProven: boolean) => void;
};

/** Has the person prove that it is them: by a passkey first, where they have one and the browser can. */
export function StepUpDialog({ me, onEnd }: StepUpDialogProps) {
  const t = useTranslations('access.stepUp');
  const hasPasskey = (me.stepUp?.passkeys ?? 0) > 0 && passkeyObstacle() === null;
  const hasPassword = me.stepUp?.hasPassword ?? false;
  const onProven = () => onEnd(true);
  return (
    <Dialog
      isOpen
      isOnTop
      onOpenChange={(isOpen) => !isOpen && onEnd(false)}
      title={t('title')}
      description={t('text')}
      foot={<Button onClick={() => onEnd(false)}>{t('cancel')}</Button>}
    >
      <div className="grid gap-4">
        {hasPasskey ? <ByPasskey onProven={onProven} /> : null}
        {hasPasskey && hasPassword ? <Or /> : null}
        {hasPassword ? (
          <ByPassword email={me.person?.email ?? ''} isFirst={!hasPasskey} onProven={onProven} />
        ) : null}
        {hasPasskey || hasPassword ? null : <p className="text-ink-2">{t('neither')}</p>}
      </div>
    </Dialog>
  );
}

function Or() {
  const t = useTranslations('access.stepUp');
  return (
    <p className="flex items-center gap-3 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {t('or')}
    </p>
  );
}

function ByPasskey({ onProven }: { readonly onProven: () => void }) {
  const t = useTranslations('access.stepUp');
  const prove = useMutation({ mutationFn: proveByPasskey, onSuccess: onProven });
  return (
    <div>
      <CeremonyNote error={prove.error} />
      <Button variant="primary" isBusy={prove.isPending} onClick={() => prove.mutate()}>
        <KeyRound aria-hidden />
        {prove.isPending ? t('passkeyBusy') : t('passkey')}
      </Button>
    </div>
  );
}

const PasswordBody = z.strictObject({ password: z.string().min(1, 'must not be empty').max(1000) });

type ByPasswordProps = {
  readonly email: string;
  readonly isFirst: boolean;
  readonly onProven: () => void;
};

function ByPassword({ email, isFirst, onProven }: ByPasswordProps) {
  const t = useTranslations('access.stepUp');
  const form = useForm({ resolver: zodResolver(PasswordBody), defaultValues: { password: '' } });
  const problems = useProblemErrors(form);
  const submit = async ({ password }: { password: string }) => {
    problems.clear();
    await proveByPassword(password).then(onProven, problems.show);
  };
  // What is wrong with the one field stands at the field.
  const failure = problems.failure?.refusedFields ? null : problems.failure;
  return (
    <Form form={form} onSubmit={submit} failure={failure}>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <TextField
        control={form.control}
        name="password"
        label={t('password')}
        type="password"
        autoComplete="current-password"
      />
      <div>
        <SubmitButton variant={isFirst ? 'primary' : 'plain'} isBusy={form.formState.isSubmitting}>
          {t('submit')}
        </SubmitButton>
      </div>
    </Form>
  );
}
