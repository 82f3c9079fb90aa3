'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CorrectButton } from '#components/evidence/correct-button.tsx';
import { tabHref } from '#components/evidence/evidence-place.ts';
import { ProvenClauses } from '#components/evidence/proven-clauses.tsx';
import { ResultFacts } from '#components/evidence/result-facts.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { RecordedMark } from '#components/ui/marks.tsx';
import { oneEvidenceQuery } from '#lib/client/evidence.ts';

/** One result by itself: what was found, and which promises it proves now. */
export function ResultScreen({ evidenceId }: { readonly evidenceId: string }) {
  const t = useTranslations('evidence');
  const evidence = useQuery(oneEvidenceQuery(evidenceId));
  if (evidence.isError && !evidence.data)
    return <ErrorState error={evidence.error} onRetry={() => void evidence.refetch()} />;
  if (!evidence.data)
    return (
      <p role="status" className="late text-ink-3">
        {t('reading')}
      </p>
    );
  const { check, agent, correctedBy } = evidence.data;
  return (
    <>
      <PageHeader
        title={<span className="font-mono">{check.key}</span>}
        note={<RecordedMark />}
        actions={
          <>
            <ButtonLink href={tabHref('results', { check: check.key, agent: agent.key })}>
              {t('facts.others')}
            </ButtonLink>
            <CorrectButton evidence={evidence.data} />
          </>
        }
      />
      {correctedBy ? (
        <p className="mb-4 border-degrade border-l-3 bg-degrade-tint px-3.5 py-2">
          {t('facts.replaced')}{' '}
          <Link href={`/evidence/${correctedBy}`} className="underline underline-offset-2">
            {t('facts.openReplacement')}
          </Link>
        </p>
      ) : null}
      <div className="grid gap-8.5 l:grid-cols-2">
        <Section title={t('facts.title')}>
          <div className="pt-2.5">
            <ResultFacts evidence={evidence.data} />
          </div>
        </Section>
        <ProvenClauses evidence={evidence.data} />
      </div>
    </>
  );
}
