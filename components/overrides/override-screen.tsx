'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ErrorState } from '#components/layout/states.tsx';
import { OverrideAnswers } from '#components/overrides/override-answers.tsx';
import { OverrideBand } from '#components/overrides/override-band.tsx';
import { OverrideFacts, wasGranted } from '#components/overrides/override-facts.tsx';
import { OverrideUses } from '#components/overrides/override-uses.tsx';
import { StaleNote } from '#components/tables/list-table.tsx';
import { type OverrideResource, overrideQuery } from '#lib/client/overrides.ts';

/** One exception: what it waives for whom, why, who asked and granted, what is left, every use, what each answer does. */
export function OverrideScreen({ overrideId }: { readonly overrideId: string }) {
  const t = useTranslations('overrides');
  const override = useQuery(overrideQuery(overrideId));
  if (!override.data) {
    return override.isError ? (
      <ErrorState
        error={override.error}
        stillWorks={t('stillWorks')}
        onRetry={() => void override.refetch()}
      />
    ) : (
      <p role="status" className="late text-ink-3">
        {t('reading')}
      </p>
    );
  }
  return (
    <div className="max-w-205 max-m:pb-24">
      {override.isRefetchError ? <StaleNote error={override.error} readAt={override.dataUpdatedAt} /> : null}
      <OverrideBand override={override.data} />
      <Head override={override.data} />
      <OverrideFacts override={override.data} />
      {wasGranted(override.data) ? <OverrideUses override={override.data} /> : null}
      <OverrideAnswers key={override.data.id} override={override.data} />
    </div>
  );
}

/** What is waived, in the words people signed. */
function Head({ override: { target, agents } }: { readonly override: OverrideResource }) {
  const t = useTranslations('overrides');
  const who = agents.map((agent) => agent.key).join(', ');
  if (target.type === 'posture') {
    return (
      <header className="pt-5 pb-4">
        <h1 className="font-strong text-title tracking-[-0.012em]">
          {t('postureOf', { tier: target.tier })}
        </h1>
        <p className="text-ink-2">{t('postureWaived', { tier: target.tier, who })}</p>
      </header>
    );
  }
  const { words } = target;
  return (
    <header className="pt-5 pb-4">
      <h1 className="font-strong text-title tracking-[-0.012em] wrap-anywhere">
        {words?.title ?? target.clause}
      </h1>
      <p className="text-ink-2">
        <Link href={`/pacts/${target.pact}#clause-${target.clause}`} className="underline underline-offset-2">
          {t('clauseOf', { clause: target.clause, pact: target.pact })}
        </Link>
        {words ? `, ${t('version', { number: words.version })}` : null} · {t('notAppliedTo', { who })}
      </p>
      {words ? (
        <blockquote className="mt-2 max-w-[62ch] font-serif text-doc">“{words.obligation}”</blockquote>
      ) : (
        <p className="mt-2 font-strong text-degrade">{t('textChanged')}</p>
      )}
    </header>
  );
}
