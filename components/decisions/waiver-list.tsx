'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { WaivedMark } from '#components/overrides/waived-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import type { Decision } from '#lib/client/decisions.ts';

type Waiver = Decision['decision']['waivers'][number];

/** What was waived for this answer, by which override, by whom and why. Nothing where nothing was. */
export function WaiverList({ decision }: { readonly decision: Decision['decision'] }) {
  const t = useTranslations('overrides');
  if (decision.waivers.length === 0) return null;
  return (
    <Section
      title={t('waivedTitle')}
      note={t(decision.allowed ? 'waivedNote' : 'waivedNotUsed', { count: decision.waivers.length })}
    >
      <ul>
        {decision.waivers.map((waiver) => (
          <li
            key={waiver.overrideId}
            className="flex flex-wrap items-start gap-x-6 gap-y-1 border-line border-b py-2 last:border-b-0"
          >
            <span className="min-w-0 flex-1 basis-72">
              <span className="font-strong">
                <WaivedThing waiver={waiver} tier={decision.tier} />
              </span>
              <span className="block text-ink-2">
                <HiddenText text={waiver.reason} /> · {t('grantedBy', { name: waiver.by })} · {t('until')}{' '}
                <MomentText at={waiver.endsAt} />
              </span>
            </span>
            <WaivedMark {...waiver} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function WaivedThing({ waiver, tier }: { readonly waiver: Waiver; readonly tier: string }) {
  const t = useTranslations('overrides');
  if (waiver.clause === null) return t('postureOf', { tier });
  return (
    <>
      {waiver.clause}{' '}
      <Link
        href={`/pacts/${waiver.pact}#clause-${waiver.clause}`}
        className="font-normal text-ink-3 underline-offset-2 hover:underline"
      >
        {waiver.pact}
      </Link>
    </>
  );
}
