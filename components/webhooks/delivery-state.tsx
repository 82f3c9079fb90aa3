'use client';

import { Check, Clock, type LucideIcon, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { useNow } from '#components/ui/reading-context.tsx';
import { AgeText, DeadlineText } from '#components/ui/time-text.tsx';
import { deliveryFault } from '#components/webhooks/delivery-error.ts';
import type { DeliveryResource } from '#lib/client/webhooks.ts';

const ICONS: Readonly<Record<DeliveryResource['status'], LucideIcon>> = {
  pending: Clock,
  delivered: Check,
  failed: X,
};

/** Where a message is, when it is tried next, and why it has not arrived. */
export function DeliveryState({ delivery }: { readonly delivery: DeliveryResource }) {
  const t = useTranslations('deliveries');
  const { status, lastError } = delivery;
  const Icon = ICONS[status];
  return (
    <div className="flex items-start gap-2">
      <Icon
        aria-hidden
        className={classNames('mt-0.5 size-3.75 shrink-0', status === 'failed' ? 'text-block' : 'text-ink-3')}
        strokeWidth={1.75}
      />
      <div className="min-w-0">
        <span className={status === 'failed' ? 'font-strong text-block' : undefined}>
          {t(`statuses.${status}`)}
        </span>
        <When delivery={delivery} />
        {lastError && status !== 'delivered' ? (
          <span className="block text-ink-2">
            <FaultText error={lastError} />
          </span>
        ) : null}
      </div>
    </div>
  );
}

function When({ delivery: { deliveredAt, nextAttemptAt } }: { readonly delivery: DeliveryResource }) {
  const t = useTranslations('deliveries');
  const now = useNow();
  if (deliveredAt) {
    return (
      <span className="text-ink-3">
        {' · '}
        <AgeText at={deliveredAt} />
      </span>
    );
  }
  if (!nextAttemptAt) return null;
  return (
    <span className="text-ink-3">
      {` · ${t('nextAttempt')} `}
      {Date.parse(nextAttemptAt) <= now ? t('due') : <DeadlineText at={nextAttemptAt} as="in" />}
    </span>
  );
}

function FaultText({ error }: { readonly error: string }) {
  const t = useTranslations('deliveries.error');
  const fault = deliveryFault(error);
  if (fault.key === 'text') return <HiddenText text={fault.text} />;
  return (
    <span title={error}>{'status' in fault ? t(fault.key, { status: fault.status }) : t(fault.key)}</span>
  );
}
