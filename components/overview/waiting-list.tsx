'use client';

import { CirclePause, History, PenLine, Siren } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { useTargetWords } from '#components/overrides/target-text.tsx';
import { foldReviews } from '#components/overview/fold-reviews.ts';
import { ButtonLink } from '#components/ui/button.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { AgeText, DeadlineText } from '#components/ui/time-text.tsx';
import type { NowResource } from '#lib/client/overview.ts';

/** Everything that waits for somebody: held actions by what runs out first, then overrides and versions by their wait. */
export function WaitingList({ now }: { readonly now: NowResource }) {
  const t = useTranslations('now');
  const { reviews, overrides, versions } = now;
  const more = reviews.count - reviews.oldest.length;
  if (reviews.count + overrides.length + versions.length === 0) {
    return <p className="border-line border-t py-3 text-ink-2">{t('nothingWaits')}</p>;
  }
  return (
    <ul className="border-line border-t">
      {foldReviews(reviews.oldest).map((line, index) =>
        line.kind === 'more' ? (
          <MoreOfOne key={line.like.id} like={line.like} count={line.count} isAtLeast={more > 0} />
        ) : (
          <ReviewRow key={line.review.id} review={line.review} isFirst={index === 0} />
        ),
      )}
      {more > 0 ? (
        <WaitingRow title={t('moreReviews', { count: more })} href="/reviews" isFirst={false} />
      ) : null}
      {overrides.map((override, index) => (
        <OverrideRow key={override.id} override={override} isFirst={index === 0 && reviews.count === 0} />
      ))}
      {versions.map((version, index) => (
        <VersionRow
          key={`${version.pactKey}/${version.number}`}
          version={version}
          isFirst={index === 0 && reviews.count + overrides.length === 0}
        />
      ))}
    </ul>
  );
}

type WaitingRowProps = {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly href: string;
  readonly isFirst: boolean;
};

function WaitingRow({ icon, title, detail, href, isFirst }: WaitingRowProps) {
  const t = useTranslations('now');
  const titleId = useId();
  return (
    <li className="grid grid-cols-[22px_minmax(0,1fr)_auto] items-center gap-x-3 border-line border-b py-2">
      <span className="self-start pt-0.5">{icon}</span>
      <span className="min-w-0">
        <span id={titleId} className="block font-strong">
          {title}
        </span>
        {detail ? <span className="block text-ink-2 text-table">{detail}</span> : null}
      </span>
      <ButtonLink href={href} variant={isFirst ? 'primary' : 'plain'} aria-describedby={titleId}>
        {t('open')}
      </ButtonLink>
    </li>
  );
}

type ReviewRowProps = {
  readonly review: NowResource['reviews']['oldest'][number];
  readonly isFirst: boolean;
};

function ReviewRow({ review, isFirst }: ReviewRowProps) {
  const t = useTranslations('now');
  return (
    <WaitingRow
      icon={<CirclePause aria-hidden className="size-3.75 text-review" strokeWidth={1.75} />}
      title={
        <>
          <HiddenText text={review.action} className="font-mono text-mono" /> {t('waitsForApprover')}
        </>
      }
      detail={
        <>
          {review.agentKey} · {t('held')} <AgeText at={review.openedAt} /> · {t('deniedIn')}{' '}
          <DeadlineText at={review.expiresAt} as="in" />
        </>
      }
      href={`/reviews/${review.id}`}
      isFirst={isFirst}
    />
  );
}

type MoreOfOneProps = {
  readonly like: NowResource['reviews']['oldest'][number];
  readonly count: number;
  /** Whether there are reviews that are not known here. */
  readonly isAtLeast: boolean;
};

function MoreOfOne({ like: { agentKey: agent, action }, count, isAtLeast }: MoreOfOneProps) {
  const t = useTranslations('now');
  return (
    <WaitingRow
      title={t(isAtLeast ? 'atLeastMoreOf' : 'moreOf', { count, agent })}
      detail={<HiddenText text={action} className="font-mono text-mono" />}
      href={`/reviews?${new URLSearchParams({ agent, action })}`}
      isFirst={false}
    />
  );
}

type OverrideRowProps = { readonly override: NowResource['overrides'][number]; readonly isFirst: boolean };

function OverrideRow({ override, isFirst }: OverrideRowProps) {
  const t = useTranslations('now');
  const words = useTargetWords();
  const Icon = override.waitsFor === 'grant' ? History : Siren;
  return (
    <WaitingRow
      icon={
        <Icon
          aria-hidden
          className={override.waitsFor === 'grant' ? 'size-3.75 text-ink-2' : 'size-3.75 text-block'}
          strokeWidth={1.75}
        />
      }
      title={t(`override.${override.waitsFor}`, { by: override.by, what: words(override) })}
      detail={
        <>
          {override.agents.join(', ')} · <HiddenText text={override.reason} /> ·{' '}
          {t(`overrideSince.${override.waitsFor}`)} <AgeText at={override.since} /> ·{' '}
          {t(`overrideDue.${override.waitsFor}`)} <DeadlineText at={override.dueAt} as="in" />
        </>
      }
      href={`/overrides/${override.id}`}
      isFirst={isFirst}
    />
  );
}

type VersionRowProps = { readonly version: NowResource['versions'][number]; readonly isFirst: boolean };

function VersionRow({ version, isFirst }: VersionRowProps) {
  const t = useTranslations('now');
  return (
    <WaitingRow
      icon={<PenLine aria-hidden className="size-3.75 text-ink-2" strokeWidth={1.75} />}
      title={t(`version.${version.waitsFor}`, { pact: version.pactName, number: version.number })}
      detail={
        <>
          {t(`since.${version.waitsFor}`)} <AgeText at={version.since} />
          {version.waitsFor === 'ratification' && version.ratifyBy ? (
            <>
              {' · '}
              <DeadlineText at={version.ratifyBy} />
            </>
          ) : null}
        </>
      }
      href={`/pacts/${encodeURIComponent(version.pactKey)}/versions/${version.number}`}
      isFirst={isFirst}
    />
  );
}
