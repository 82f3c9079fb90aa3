'use client';

import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { ArgumentList } from '#components/requests/argument-list.tsx';
import { Digest } from '#components/ui/fact-text.tsx';
import type { ReviewCard } from '#lib/client/reviews.ts';

/** The very object that was hashed: what an approval is for. */
export function ReviewArguments({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  return (
    <Section
      title={t('exactly')}
      note={t('fromHashed')}
      end={<Digest digest={review.requestDigest} />}
      className="mt-6.5"
    >
      <ArgumentList request={review.request} />
    </Section>
  );
}
