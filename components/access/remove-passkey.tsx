'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CeremonyNote } from '#components/access/ceremony-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.tsx';
import { type PasskeyResource, removePasskeyMutation } from '#lib/client/step-up.ts';

/** Removes a passkey, after saying what that means. */
export function RemovePasskey({ passkey: { id, name } }: { readonly passkey: PasskeyResource }) {
  const t = useTranslations('access.passkeys');
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation(removePasskeyMutation(useQueryClient()));
  const confirm = () =>
    remove.mutate(id, {
      onSuccess: () => {
        notify(t('removed', { name }));
        setOpen(false);
      },
    });
  return (
    <>
      <Button variant="quiet" isSmall onClick={() => setOpen(true)}>
        {t('remove')}
        <span className="sr-only"> {name}</span>
      </Button>
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={<span className="wrap-anywhere">{t('removeTitle', { name })}</span>}
        description={t('removeText')}
        cancelLabel={t('keep')}
        confirm={
          <Button variant="stop" isBusy={remove.isPending} onClick={confirm}>
            {t('removeConfirm')}
          </Button>
        }
      >
        <CeremonyNote error={remove.error} />
      </AlertDialog>
    </>
  );
}
