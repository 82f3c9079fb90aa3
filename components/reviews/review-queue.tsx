'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { useReviewQueue } from '#components/reviews/review-filters.ts';
import { classNames } from '#components/ui/class-names.ts';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { DeadlineText } from '#components/ui/time-text.tsx';

/** What else waits and fits the filters, beside the one that is open. */
export function ReviewQueue({ openId }: { readonly openId: string }) {
  const t = useTranslations('reviews');
  const { queue, hrefOf } = useReviewQueue();
  return (
    <Section title={t('waiting')} note={queue ? queue.length : null}>
      <ul>
        {queue?.map((review) => (
          <li key={review.id} className="border-line border-b last:border-b-0">
            <Link
              href={hrefOf(review.id)}
              aria-current={review.id === openId ? 'page' : undefined}
              className={classNames(
                'grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 border-l-2 px-2 py-1.5 text-table hover:bg-hover',
                review.id === openId ? 'border-review bg-paper' : 'border-transparent',
              )}
            >
              <HiddenText text={review.action} className="truncate font-mono font-strong text-mono" />
              <DeadlineText at={review.expiresAt} as="clock" />
              <span className="col-span-2 truncate text-ink-3">{review.agent.key}</span>
            </Link>
          </li>
        ))}
      </ul>
      {queue?.length === 0 ? <p className="py-3 text-ink-3">{t('nothingElse')}</p> : null}
    </Section>
  );
}
