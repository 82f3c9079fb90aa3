'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.tsx';
import { removeWebhookMutation, type WebhookResource } from '#lib/client/webhooks.ts';

/** Ends an endpoint, after saying what that means. */
export function RemoveWebhook({ webhook: { id, url } }: { readonly webhook: WebhookResource }) {
  const t = useTranslations('webhooks');
  const refusal = useRefusal()('webhook:write');
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation(removeWebhookMutation(useQueryClient()));
  const confirm = () =>
    remove.mutate(id, {
      onSuccess: () => {
        notify(t('removed', { url }));
        setOpen(false);
      },
    });
  return (
    <>
      <Button variant="quiet" isSmall disabledReason={refusal} onClick={() => setOpen(true)}>
        {t('remove')}
        <span className="sr-only"> {url}</span>
      </Button>
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={<span className="wrap-anywhere">{t('removeTitle', { url })}</span>}
        description={t('removeText')}
        cancelLabel={t('keep')}
        confirm={
          <Button variant="stop" isBusy={remove.isPending} onClick={confirm}>
            {t('removeConfirm')}
          </Button>
        }
      >
        {remove.error ? <ErrorState error={remove.error} /> : null}
      </AlertDialog>
    </>
  );
}
