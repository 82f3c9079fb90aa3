'use client';

import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import type { ReviewCard } from '#lib/client/reviews.ts';

/** What each answer does, and what silence does; nothing once it is answered. */
export function ReviewOutcomes({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews.does');
  if (review.status !== 'pending') return null;
  const needed = Math.max(...review.causes.map(({ given, quorum }) => quorum - given));
  const until = <MomentText at={review.expiresAt} as="time" />;
  const items = [
    {
      id: 'approve',
      label: t('approve'),
      value:
        needed > 1
          ? t('approveNeeds', { count: needed - 1 })
          : t.rich('approveOnce', { agent: review.agent.key, until: () => until }),
    },
    { id: 'deny', label: t('deny'), value: t('denyText') },
    { id: 'steer', label: t('steer'), value: t('steerText') },
    { id: 'silence', label: t('silence'), value: t.rich('silenceText', { until: () => until }) },
  ];
  return (
    <Section title={t('title')} className="mt-6.5">
      <div className="pt-2.5">
        <KeyValues items={items} />
      </div>
    </Section>
  );
}
