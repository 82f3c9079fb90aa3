'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { amountOf, resourceOf } from '#components/requests/arguments.ts';
import { Digest, HiddenText } from '#components/ui/fact-text.tsx';
import type { ReviewCard } from '#lib/client/reviews.ts';

/** Who asks: the agent, the team that owns it, the build it runs. */
export function ReviewWho({ review: { agent, request, tier, decisionId } }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  return (
    <p className="mt-4 flex flex-wrap items-baseline gap-x-2 text-ink-2">
      <Link
        href={`/agents/${agent.key}`}
        className="font-mono font-strong text-ink text-mono underline-offset-2 hover:underline"
      >
        {agent.key}
      </Link>
      <span>· {t('ownedBy', { owner: agent.owner.name })}</span>
      <span>
        ·{' '}
        {typeof request.build === 'string' ? (
          <>
            {t('build')} <Digest digest={request.build} canCopy={false} />
          </>
        ) : (
          t('noBuild')
        )}
      </span>
      <span>· {t('ofTier', { tier })}</span>
      <Link href={`/decisions/${decisionId}`} className="underline underline-offset-2">
        {t('openDecision')}
      </Link>
    </p>
  );
}

/** What is asked for, with whom or on what, and how much. */
export function ReviewWhat({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  const amount = amountOf(review.request);
  const resource = resourceOf(review.request);
  return (
    <header className="pt-2">
      <h1 className="figures font-strong text-[1.875rem] leading-9 tracking-[-0.02em] wrap-anywhere">
        <HiddenText text={amount ?? review.action} />
      </h1>
      <p className="text-[0.9375rem] text-ink-2 leading-6">
        {amount === null ? null : <HiddenText text={review.action} className="font-mono text-mono" />}{' '}
        {resource ? (
          <>
            {t('onResource', { type: resource.type })}{' '}
            <HiddenText text={resource.id} className="font-mono text-ink text-mono" />
          </>
        ) : null}
      </p>
    </header>
  );
}
