'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { CeremonyNote } from '#components/access/ceremony-note.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { laterResolver } from '#components/forms/later-resolver.ts';
import { TextField } from '#components/forms/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.tsx';
import { addPasskeyMutation } from '#lib/client/step-up.ts';

const checkName = laterResolver(() =>
  import('#lib/contracts/passkeys.ts').then(({ AddPasskeyBody }) => AddPasskeyBody.pick({ name: true })),
);

/** Adds a passkey under a name. */
export function AddPasskey() {
  const t = useTranslations('access.passkeys');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('add')}</Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('addTitle')} description={t('addText')}>
        {isOpen ? <AddPasskeyForm onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function AddPasskeyForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations('access.passkeys');
  const add = useMutation(addPasskeyMutation(useQueryClient()));
  const form = useForm({ resolver: checkName, defaultValues: { name: '' } });
  const submit = ({ name }: { name: string }) =>
    add.mutate(name, {
      onSuccess: (passkey) => {
        notify(t('added', { name: passkey.name }));
        onDone();
      },
    });
  return (
    <Form form={form} onSubmit={submit} failure={null}>
      <CeremonyNote error={add.error} />
      <TextField
        control={form.control}
        name="name"
        label={t('name')}
        help={t('nameHelp')}
        autoComplete="off"
      />
      <div>
        <SubmitButton isBusy={add.isPending}>{add.isPending ? t('addBusy') : t('addConfirm')}</SubmitButton>
      </div>
    </Form>
  );
}
