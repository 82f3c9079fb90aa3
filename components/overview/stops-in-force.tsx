'use client';

import { useTranslations } from 'next-intl';
import { LiftButton } from '#components/stops/lift-button.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { NowResource } from '#lib/client/overview.ts';

/** What is stopped, by whom, why, and the way back. */
export function StopsInForce({ stops }: { readonly stops: NowResource['stops'] }) {
  const t = useTranslations('now');
  if (stops.length === 0) return <p className="py-3 text-ink-2">{t('nothingStopped')}</p>;
  return (
    <ul>
      {stops.map((stop) => {
        const name = stop.targetKey || t('wholeWorkspace');
        return (
          <li key={stop.id} className="flex items-start gap-3 border-line border-b py-2 last:border-b-0">
            <div className="min-w-0 flex-1">
              <div>
                <HiddenText text={name} className="font-strong" />{' '}
                <span className="font-strong text-block">{t(`stopMode.${stop.mode}`)}</span>
              </div>
              <div className="text-ink-2 text-table wrap-anywhere">
                {stop.reason} · {stop.createdBy.name}, <AgeText at={stop.createdAt} />
              </div>
            </div>
            <LiftButton stop={stop} name={name} />
          </li>
        );
      })}
    </ul>
  );
}
