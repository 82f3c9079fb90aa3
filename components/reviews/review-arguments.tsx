'use client';

import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { argumentsOf } from '#components/reviews/review-facts.ts';
import { Digest, HiddenText } from '#components/ui/fact-text.tsx';
import type { ReviewCard } from '#lib/client/reviews.ts';

/** The very object that was hashed, value by value, with everything visible that would not show. */
export function ReviewArguments({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  return (
    <Section
      title={t('exactly')}
      note={t('fromHashed')}
      end={<Digest digest={review.requestDigest} />}
      className="mt-6.5"
    >
      <dl className="font-mono text-mono">
        {argumentsOf(review.request).map(({ path, text }) => (
          <div
            key={path}
            className="grid gap-x-3 border-line border-b py-1.5 last:border-b-0 s:grid-cols-[30%_minmax(0,1fr)]"
          >
            <dt className="text-ink-3 wrap-anywhere">
              <HiddenText text={path} />
            </dt>
            <dd className="whitespace-pre-wrap">
              <HiddenText text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
