'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useAgeWords } from '#components/ui/time-text.tsx';
import type { ReviewCard } from '#lib/client/reviews.ts';
import { ageOf } from '#lib/format/ages.ts';
import { formatShare } from '#lib/format/numbers.ts';

type Cause = ReviewCard['approvalRates']['causes'][number];

/** How what each clause holds usually ends, for everybody and for the reader; and where it holds too much, a way out. */
export function ApprovalRates({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews.rates');
  const { days, causes } = review.approvalRates;
  const known = causes.filter(({ of }) => of > 0);
  if (known.length === 0) return null;
  return (
    <ul className="mt-1.5 grid gap-1 text-ink-2">
      {known.map((cause) => (
        <li key={cause.ref}>
          {known.length > 1 && cause.clause ? (
            <span className="font-mono text-mono">{cause.clause.key} </span>
          ) : null}
          {t('all', { share: formatShare(cause.approved / cause.of), of: cause.of, days })}{' '}
          <Own cause={cause} />
          {cause.holdsTooMuch && cause.clause ? (
            <span className="block text-ink">
              {t('tooMuch')}{' '}
              <Link
                href={`/pacts/${cause.clause.pact}/draft?clause=${cause.clause.key}`}
                className="underline underline-offset-2"
              >
                {t('narrow', { clause: cause.clause.key })}
              </Link>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Own({ cause: { own } }: { readonly cause: Cause }) {
  const t = useTranslations('reviews.rates');
  const words = useAgeWords();
  if (!own || own.of === 0) return null;
  const { approved, of, medianS } = own;
  return (
    <>
      {t('own', { approved, of })}
      {medianS === null ? '.' : `, ${t('median', { time: words(ageOf(medianS * 1_000)) })}`}
    </>
  );
}
