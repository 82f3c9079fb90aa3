'use client';

import { useTranslations } from 'next-intl';
import { ApprovalRates } from '#components/reviews/approval-rates.tsx';
import type { ReviewCard } from '#lib/client/reviews.ts';

/** Why it is held: each promise, whom it waits for, and how such reviews usually end. */
export function ReviewCauses({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  const role = useTranslations('ui.role');
  return (
    <div className="mt-5 border-line border-t pt-3">
      <h2 className="text-ink-3">{t('heldBy')}</h2>
      <ul className="grid gap-2.5">
        {review.causes.map((cause) => (
          <li key={`${cause.ref} ${cause.role}`}>
            <span className="font-serif text-[0.96875rem] leading-5.5">“{cause.text}”</span>
            <br />
            <span className="text-ink-2">
              {t('given', { given: cause.given, quorum: cause.quorum, role: role(cause.role) })}
              {cause.owner ? ` · ${t('ownedBy', { owner: cause.owner })}` : ''}
              {cause.excludesAgentOwner ? ` · ${t('notOwner')}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <ApprovalRates review={review} />
    </div>
  );
}
