'use client';

import { useQuery } from '@tanstack/react-query';
import { Siren } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useTargetWords } from '#components/overrides/target-text.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { DeadlineText } from '#components/ui/time-text.tsx';
import { type Pulse, pulseQuery } from '#lib/client/overview.ts';

/** More than these would leave no room for the page; the rest is counted. */
const SHOWN = 2;

/** While somebody has broken the glass: what, for how long, who, why and what is owed, above every screen. */
export function GlassBanner() {
  const t = useTranslations('overrides');
  const { data: pulse } = useQuery(pulseQuery);
  const glasses = pulse?.brokenGlass ?? [];
  const more = glasses.length - SHOWN;
  return (
    <>
      {glasses.slice(0, SHOWN).map((glass) => (
        <Glass key={glass.id} glass={glass} />
      ))}
      {more > 0 ? (
        <p className="border-block border-b bg-block-tint px-4 py-1.5 m:px-5">
          <Link href="/overrides" className="font-strong text-block underline underline-offset-2">
            {t('moreGlass', { count: more })}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function Glass({ glass }: { readonly glass: Pulse['brokenGlass'][number] }) {
  const t = useTranslations('overrides');
  const words = useTargetWords();
  return (
    <div
      data-glass
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-block border-b bg-block-tint px-4 py-1.5 m:px-5"
    >
      <span className="inline-flex min-w-0 items-center gap-1.5 font-strong text-block">
        <Siren aria-hidden className="size-3.75 shrink-0" strokeWidth={1.75} />
        <span className="min-w-0 wrap-anywhere">
          {t('glassIs', { what: words(glass), agents: glass.agents.join(', ') })}
        </span>
      </span>
      <span className="text-block">
        <DeadlineText at={glass.endsAt} as="clock" /> ·{' '}
        {t('usesLeft', { left: glass.maxUses - glass.used, of: glass.maxUses })}
      </span>
      <span className="min-w-0 text-ink-2 wrap-anywhere max-s:line-clamp-1">
        {glass.by}: <HiddenText text={glass.reason} />
        {glass.reviewDueAt ? (
          <>
            {' · '}
            {t('reviewOwed')} <DeadlineText at={glass.reviewDueAt} as="in" />
          </>
        ) : null}
      </span>
      <Link
        href={`/overrides/${glass.id}`}
        className="ml-auto font-strong underline underline-offset-2 pointer-coarse:py-2"
      >
        {t('openGlass')}
      </Link>
    </div>
  );
}
