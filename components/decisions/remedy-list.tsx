'use client';

import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { DeadlineText } from '#components/ui/time-text.tsx';
import type { Decision } from '#lib/client/decisions.ts';

/** The smallest changes that would make it allowed, and who can make each. Nothing for what was allowed. */
export function RemedyList({ decision }: { readonly decision: Decision['decision'] }) {
  const t = useTranslations('decisions');
  const remedies = distinct(decision.reasons.flatMap((reason) => reason.remedies));
  if (decision.allowed || remedies.length === 0) return null;
  return (
    <Section title={t('wouldChange')}>
      <ul>
        {remedies.map((remedy) => (
          <li
            key={`${remedy.kind} ${remedy.text}`}
            className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-b py-2 last:border-b-0"
          >
            <HiddenText text={remedy.text} className="min-w-0 flex-1 basis-72 font-strong" />
            <span className="text-ink-2">{remedy.owner ? t('ownedBy', { owner: remedy.owner }) : null}</span>
            {remedy.kind === 'review' && decision.review ? <ReviewLink review={decision.review} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ReviewLink({ review }: { readonly review: NonNullable<Decision['decision']['review']> }) {
  const t = useTranslations('decisions');
  return (
    <span className="flex items-center gap-3">
      <DeadlineText at={review.expiresAt} />
      <ButtonLink href={`/reviews/${review.id}`}>{t('openReview')}</ButtonLink>
    </span>
  );
}

type Remedy = Decision['decision']['reasons'][number]['remedies'][number];

function distinct(remedies: readonly Remedy[]): readonly Remedy[] {
  return [...new Map(remedies.map((remedy) => [`${remedy.kind} ${remedy.text}`, remedy])).values()];
}
