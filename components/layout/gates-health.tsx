'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { pulseQuery } from '#lib/client/overview.ts';

/** How many gates decide, by which revision, and how fresh that is. Says so when nobody knows. */
export function GatesHealth() {
  const t = useTranslations('shell');
  const { data: pulse, isError } = useQuery(pulseQuery);
  if (!pulse) return null;
  const { alive, known, revision, heardAgoMs } = pulse.gates;
  const isGood = !isError && alive > 0 && alive === known;
  const isDown = isError || alive === 0;
  const text = isError
    ? t('gatesUnknown')
    : alive === 0
      ? t('gatesNone')
      : t('gates', { alive, known, revision, seconds: (heardAgoMs / 1000).toFixed(1) });
  return (
    <span
      title={t('gatesTitle')}
      className={classNames(
        'inline-flex items-center gap-1.5 whitespace-nowrap font-mono text-mono',
        isDown ? 'font-strong text-block' : 'text-ink-2',
      )}
    >
      <span
        aria-hidden
        className={classNames(
          'size-1.5 shrink-0',
          isGood ? 'rounded-full bg-allow' : isDown ? 'bg-block' : 'rotate-45 bg-degrade',
        )}
      />
      <span className={isDown ? undefined : 'max-l:sr-only'}>{text}</span>
    </span>
  );
}
