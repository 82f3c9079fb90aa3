'use client';

import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { HiddenText, PersonName } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import type { ReviewCard } from '#lib/client/reviews.ts';

/** What people answered so far; nothing while nobody has. */
export function ReviewAnswers({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  if (review.answers.length === 0) return null;
  return (
    <Section title={t('answers')} className="mt-6.5">
      <ul>
        {review.answers.map((answer) => (
          <li
            key={`${answer.person.id} ${answer.answer}`}
            className="flex flex-wrap items-baseline gap-x-3 border-line border-b py-1.5 last:border-b-0"
          >
            <PersonName name={answer.person.name} />
            <span>{t(`answered.${answer.answer}`)}</span>
            <span className="text-ink-3">
              <MomentText at={answer.answeredAt} />
            </span>
            {answer.text ? <HiddenText text={answer.text} className="w-full text-ink-2" /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
