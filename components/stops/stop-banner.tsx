'use client';

import { useQuery } from '@tanstack/react-query';
import { OctagonX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LiftButton } from '#components/stops/lift-button.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { pulseQuery } from '#lib/client/overview.ts';

/** While everything is stopped: who, when, why, and the way back, above every screen. */
export function StopBanner() {
  const t = useTranslations('stops');
  const { data: pulse } = useQuery(pulseQuery);
  const stop = pulse?.workspaceStop;
  if (!stop) return null;
  return (
    <div
      data-frozen
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-block border-b bg-block-tint px-4 py-1.5 m:px-5"
    >
      <span className="inline-flex items-center gap-1.5 font-strong text-block">
        <OctagonX aria-hidden className="size-3.75 fill-block stroke-block-tint" />
        {t(`banner.${stop.mode}`, { name: pulse.workspaceName })}
      </span>
      <span className="min-w-0 text-ink-2 wrap-anywhere">
        {t('bannerBy', { who: stop.createdBy.name })} <AgeText at={stop.createdAt} />: {stop.reason}
      </span>
      <span className="ml-auto">
        <LiftButton stop={stop} name={pulse.workspaceName} />
      </span>
    </div>
  );
}
