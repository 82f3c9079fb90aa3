'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ClauseAnswers } from '#components/governance/clause-answers.tsx';
import { Section } from '#components/layout/section.tsx';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { StaleNote } from '#components/tables/list-table.tsx';
import { Skeleton } from '#components/ui/marks.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { type Governance, governanceQuery } from '#lib/client/governance.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';

/** Who approved, who can change, what proves, what weakens, what recourse: one call, laid out. */
export function AnswersPanel({ pactKey }: { readonly pactKey: string }) {
  const t = useTranslations('governance.answers');
  const answers = useQuery(governanceQuery(pactKey));
  if (!answers.data) {
    if (answers.error instanceof RequestProblem && answers.error.code === 'pact_status')
      return <EmptyState title={t('nothing')} />;
    return answers.isError ? (
      <ErrorState error={answers.error} onRetry={() => void answers.refetch()} />
    ) : (
      <Skeleton className="late h-80 w-full" />
    );
  }
  const governance = answers.data;
  return (
    <div className="grid max-w-240 gap-6.5">
      {answers.isRefetchError ? <StaleNote error={answers.error} readAt={answers.dataUpdatedAt} /> : null}
      <div className="grid gap-6.5 m:grid-cols-2">
        <Signed governance={governance} />
        <Change governance={governance} />
      </div>
      <ol aria-label={t('label')} className="grid gap-6.5">
        {governance.clauses.map((clause, index) => (
          <li key={clause.key}>
            <ClauseAnswers clause={clause} number={index + 1} agents={governance.agents} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Signed({ governance }: { readonly governance: Governance }) {
  const t = useTranslations('governance.answers');
  const { signed, version } = governance;
  return (
    <Section title={t('signed')}>
      <ul className="py-1">
        {signed.map(({ person, as, at }) => (
          <li key={`${as} ${person.id}`} className="flex flex-wrap gap-x-2 py-1">
            <span className="font-strong">{person.name}</span>
            <span className="text-ink-2">{t(`as.${as}`)}</span>
            <span className="text-ink-3 s:ml-auto">
              <MomentText at={at} />
            </span>
          </li>
        ))}
      </ul>
      {version.isSolo && !version.isRatified ? <p className="text-degrade">{t('solo')}</p> : null}
    </Section>
  );
}

function Change({ governance }: { readonly governance: Governance }) {
  const t = useTranslations('governance.answers');
  const { approvalsNeeded, mayDraft, mayApprove } = governance.change;
  const names = (people: typeof mayDraft) =>
    people.length === 0 ? t('nobody') : people.map(({ name }) => name).join(', ');
  return (
    <Section title={t('change')}>
      <p className="pt-2">{t('changeText', { count: approvalsNeeded })}</p>
      <dl className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-3.5 gap-y-1.25 py-1.5">
        <dt className="text-ink-3">{t('mayDraft')}</dt>
        <dd>{names(mayDraft)}</dd>
        <dt className="text-ink-3">{t('mayApprove')}</dt>
        <dd>{names(mayApprove)}</dd>
      </dl>
    </Section>
  );
}
