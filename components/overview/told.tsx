'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { EffectNumbers } from '#components/overview/effect-numbers.tsx';
import { Skeleton } from '#components/ui/marks.tsx';
import type { NowResource } from '#lib/client/overview.ts';

const EffectsOverTime = dynamic(
  () => import('#components/overview/effects-over-time.tsx').then(({ EffectsOverTime }) => EffectsOverTime),
  { ssr: false, loading: () => <Skeleton className="h-24" /> },
);

/** What agents were told: the last day in numbers, and over the time the address names as bars. */
export function Told({ effects }: { readonly effects: NowResource['effects'] }) {
  const t = useTranslations('now');
  return (
    <Section title={t('told')} note={t('lastDay')}>
      <EffectNumbers effects={effects} />
      <div className="min-h-54 max-s:min-h-60">
        <EffectsOverTime />
      </div>
    </Section>
  );
}
