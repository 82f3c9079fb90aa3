'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FreshKey } from '#components/keys/fresh-key.tsx';
import { useIsLive } from '#components/keys/key-state.tsx';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog, Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.tsx';
import { type KeyResource, revokeKeyMutation, rotateKeyMutation } from '#lib/client/keys.ts';

/** What can be done with a key that is live. */
export function KeyActs({ apiKey }: { readonly apiKey: KeyResource }) {
  const isLive = useIsLive();
  if (!isLive(apiKey)) return null;
  return (
    <span className="inline-flex gap-1">
      <RotateKey apiKey={apiKey} />
      <RevokeKey apiKey={apiKey} />
    </span>
  );
}

function RotateKey({ apiKey: { id, name } }: { readonly apiKey: KeyResource }) {
  const t = useTranslations('keys');
  const refusal = useRefusal()('key:create');
  const rotate = useMutation(rotateKeyMutation(useQueryClient()));
  return (
    <>
      <Button
        variant="quiet"
        isSmall
        disabledReason={refusal}
        isBusy={rotate.isPending}
        onClick={() => rotate.mutate(id)}
      >
        {t('rotate')}
        <span className="sr-only"> {name}</span>
      </Button>
      <Dialog
        isOpen={!rotate.isIdle && !rotate.isPending}
        onOpenChange={() => rotate.reset()}
        title={t('rotate')}
      >
        {rotate.data ? <FreshKey fresh={rotate.data} onDone={() => rotate.reset()} /> : null}
        {rotate.error ? <ErrorState error={rotate.error} /> : null}
      </Dialog>
    </>
  );
}

function RevokeKey({ apiKey: { id, name } }: { readonly apiKey: KeyResource }) {
  const t = useTranslations('keys');
  const refusal = useRefusal()('key:revoke');
  const [isOpen, setOpen] = useState(false);
  const revoke = useMutation(revokeKeyMutation(useQueryClient()));
  const confirm = () =>
    revoke.mutate(id, {
      onSuccess: () => {
        notify(t('revoked', { name }));
        setOpen(false);
      },
    });
  return (
    <>
      <Button variant="quiet" isSmall disabledReason={refusal} onClick={() => setOpen(true)}>
        {t('revoke')}
        <span className="sr-only"> {name}</span>
      </Button>
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('revokeTitle', { name })}
        description={t('revokeText')}
        cancelLabel={t('cancelRevoke')}
        confirm={
          <Button variant="stop" isBusy={revoke.isPending} onClick={confirm}>
            {t('revokeConfirm', { name })}
          </Button>
        }
      >
        {revoke.error ? <ErrorState error={revoke.error} /> : null}
      </AlertDialog>
    </>
  );
}
