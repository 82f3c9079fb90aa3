'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DueText } from '#components/overrides/due-text.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import type { OverrideResource } from '#lib/client/overrides.ts';

/** Whether it ever waived anything or could have. */
export function wasGranted({ status, answeredAt }: OverrideResource): boolean {
  return status !== 'denied' && answeredAt !== null;
}

type Fact = { readonly id: string; readonly label: string; readonly value: ReactNode };

/** For whom, why, who asked, who answered, until when, and what was owed. */
export function OverrideFacts({ override }: { readonly override: OverrideResource }) {
  const scope = useScope(override);
  const people = usePeople(override);
  return (
    <div className="grid items-start gap-x-8.5 gap-y-4 m:grid-cols-2">
      <KeyValues items={scope} />
      <KeyValues items={people} />
    </div>
  );
}

function useScope(override: OverrideResource): readonly Fact[] {
  const t = useTranslations('overrides');
  const { agents, actions, target, reasonCode, reason, ticket, decisionId } = override;
  const facts: (Fact | null)[] = [
    {
      id: 'agents',
      label: t('fact.agents', { count: agents.length }),
      value: agents.map((agent) => (
        <Link
          key={agent.id}
          href={`/agents/${agent.key}`}
          className="mr-3 font-mono font-strong text-mono underline-offset-2 wrap-anywhere hover:underline"
        >
          {agent.key}
        </Link>
      )),
    },
    {
      id: 'actions',
      label: t('fact.actions', { count: actions.length }),
      value: <span className="font-mono text-mono wrap-anywhere">{actions.join(', ')}</span>,
    },
    target.type === 'clause' && target.words
      ? { id: 'owner', label: t('fact.owner'), value: target.words.owner.name }
      : null,
    {
      id: 'why',
      label: t('fact.why'),
      value: (
        <>
          {t(`reasonCode.${reasonCode}`)}
          <br />
          <HiddenText text={reason} className="whitespace-pre-line" />
        </>
      ),
    },
    ticket ? { id: 'ticket', label: t('fact.ticket'), value: <HiddenText text={ticket} /> } : null,
    decisionId
      ? {
          id: 'decision',
          label: t('fact.decision'),
          value: (
            <Link
              href={`/decisions/${decisionId}`}
              className="font-mono text-mono underline underline-offset-2"
            >
              {decisionId.slice(0, 14)}…
            </Link>
          ),
        }
      : null,
  ];
  return facts.filter((fact) => fact !== null);
}

function usePeople(override: OverrideResource): readonly Fact[] {
  const t = useTranslations('overrides');
  const { requestedBy, requestedAt, answeredBy, answeredAt, answerText, endedBy, endedAt } = override;
  const facts: (Fact | null)[] = [
    {
      id: 'asked',
      label: t(override.isBreakGlass ? 'fact.broke' : 'fact.asked'),
      value: <Somebody name={requestedBy.name} at={requestedAt} />,
    },
    answeredAt && answeredBy && !override.isBreakGlass
      ? {
          id: 'answered',
          label: t(override.status === 'denied' ? 'fact.denied' : 'fact.granted'),
          value: <Somebody name={answeredBy.name} at={answeredAt} text={answerText} />,
        }
      : null,
    {
      id: 'time',
      label: t('fact.time'),
      value: (
        <>
          <MomentText at={override.startsAt} /> –
          <br />
          <MomentText at={override.endsAt} />
        </>
      ),
    },
    {
      id: 'uses',
      label: t('fact.uses'),
      value: wasGranted(override)
        ? t('usedOf', { used: override.used, of: override.maxUses })
        : t('usesAtMost', { count: override.maxUses }),
    },
    endedAt
      ? {
          id: 'ended',
          label: t('fact.ended'),
          value: <Somebody name={endedBy?.name ?? t('byItself')} at={endedAt} text={override.endReason} />,
        }
      : null,
    ...useReview(override),
  ];
  return facts.filter((fact) => fact !== null);
}

function useReview({ review }: OverrideResource): readonly Fact[] {
  const t = useTranslations('overrides');
  if (!review) return [];
  const { reviewedAt, reviewedBy, verdict } = review;
  const value =
    reviewedAt && reviewedBy && verdict ? (
      <>
        <span className="font-strong">{t(`verdict.${verdict}`)}</span>
        <br />
        <Somebody name={reviewedBy.name} at={reviewedAt} text={review.text} />
      </>
    ) : (
      <>
        <DueText at={review.dueAt} />
        {review.team ? <span className="block">{t('byTeam', { team: review.team.name })}</span> : null}
      </>
    );
  return [{ id: 'review', label: t(reviewedAt ? 'fact.review' : 'fact.reviewOwed'), value }];
}

function Somebody({
  name,
  at,
  text = '',
}: {
  readonly name: string;
  readonly at: string;
  readonly text?: string;
}) {
  return (
    <>
      {name},{' '}
      <span className="text-ink-2">
        <MomentText at={at} />
      </span>
      {text ? <HiddenText text={text} className="block whitespace-pre-line text-ink-2" /> : null}
    </>
  );
}
