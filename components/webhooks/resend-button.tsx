'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.tsx';
import { type DeliveryResource, resendDeliveryMutation } from '#lib/client/webhooks.ts';

/** Sends a message again that arrived or was given up. */
export function ResendButton({ delivery }: { readonly delivery: DeliveryResource }) {
  const { id, topic, address, status } = delivery;
  const t = useTranslations('deliveries');
  const refusal = useRefusal()('webhook:write');
  const resend = useMutation(resendDeliveryMutation(useQueryClient()));
  // What is still on its way is sent again by itself.
  if (status === 'pending') return null;
  return (
    <>
      <Button
        variant="quiet"
        isSmall
        disabledReason={refusal}
        isBusy={resend.isPending}
        onClick={() => resend.mutate(id, { onSuccess: () => notify(t('resent', { address })) })}
      >
        {t('resend')}
        <span className="sr-only"> {t('resendOne', { topic, address })}</span>
      </Button>
      <Dialog isOpen={resend.isError} onOpenChange={() => resend.reset()} title={t('failedTitle')}>
        {resend.error ? <ErrorState error={resend.error} /> : null}
      </Dialog>
    </>
  );
}
