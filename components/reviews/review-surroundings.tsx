'use client';

import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { AgeText, MomentText } from '#components/ui/time-text.tsx';
import type { ReviewCard } from '#lib/client/reviews.ts';

/** What is unlike the last 30 days of this agent and action. */
export function Unusual({ notes }: { readonly notes: readonly string[] }) {
  return notes.map((note) => (
    <p key={note} className="mt-1.5 flex items-baseline gap-2 font-strong text-degrade">
      <TriangleAlert aria-hidden className="size-3.75 shrink-0 translate-y-0.5" />
      <HiddenText text={note} />
    </p>
  ));
}

/** Who asks, and what holds it. */
export function ReviewSurroundings({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  const { agent } = review;
  const who = [
    {
      id: 'agent',
      label: t('agent'),
      value: (
        <>
          <Link href={`/agents/${agent.key}`} className="font-strong underline-offset-2 hover:underline">
            {agent.key}
          </Link>
          <br />
          <span className="text-ink-3">{t('ownedBy', { owner: agent.owner.name })}</span>
        </>
      ),
    },
    { id: 'tier', label: t('tier'), value: review.tier },
    {
      id: 'asked',
      label: t('asked'),
      value: (
        <>
          <AgeText at={review.openedAt} />, <MomentText at={review.openedAt} as="time" />
        </>
      ),
    },
    {
      id: 'decision',
      label: t('decision'),
      value: (
        <Link
          href={`/decisions/${review.decisionId}`}
          className="font-mono text-mono underline underline-offset-2"
        >
          {review.decisionId.slice(0, 14)}…
        </Link>
      ),
    },
  ];
  return (
    <div className="grid gap-x-8.5 gap-y-4 m:grid-cols-2">
      <KeyValues items={who} />
      <Causes review={review} />
    </div>
  );
}

function Causes({ review }: { readonly review: ReviewCard }) {
  const t = useTranslations('reviews');
  const role = useTranslations('ui.role');
  return (
    <div>
      <h2 className="text-ink-3">{t('heldBy')}</h2>
      <ul className="grid gap-2.5">
        {review.causes.map((cause) => (
          <li key={`${cause.ref} ${cause.role}`}>
            <span className="font-serif text-[0.90625rem] leading-5.25">“{cause.text}”</span>
            <br />
            <span className="text-ink-2">
              {t('given', { given: cause.given, quorum: cause.quorum, role: role(cause.role) })}
              {cause.owner ? ` · ${cause.owner}` : ''}
              {cause.excludesAgentOwner ? ` · ${t('notOwner')}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
