'use client';

import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { HiddenText } from '#components/ui/fact-text.tsx';
import type { OverridePrefill } from '#lib/client/overrides.ts';

/** What no override reaches, and what to do instead: as long as one is left, an override alone allows nothing. */
export function OutOfReach({ prefill }: { readonly prefill: OverridePrefill }) {
  const t = useTranslations('overrides');
  const { entries, notOverridable } = prefill;
  if (notOverridable.length === 0) return entries.length === 0 ? <p>{t('nothingToAsk')}</p> : null;
  return (
    <section aria-label={t('outOfReach')} className="border-edge border-l-3 bg-sunk px-3.5 py-2.5">
      <p className="flex items-center gap-1.5 font-strong">
        <Lock aria-hidden className="size-3.75 shrink-0 text-ink-3" />
        {t(entries.length === 0 ? 'outOfReach' : 'outOfReachToo')}
      </p>
      <ul className="mt-1 grid gap-1.5">
        {notOverridable.map((cause) => (
          <li key={`${cause.kind} ${cause.title}`}>
            <HiddenText text={cause.title} className="font-strong" />
            <span className="block text-ink-2">{cause.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
