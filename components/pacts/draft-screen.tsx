'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRefusal } from '#components/layout/me-context.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { DraftEditor } from '#components/pacts/draft-editor.tsx';
import { DraftReading } from '#components/pacts/draft-reading.tsx';
import { PactSkeleton } from '#components/pacts/pact-skeleton.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { draftQuery } from '#lib/client/pacts.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';

/** The draft of the next version: to be written by whoever may, to be read by everybody else. */
export function DraftScreen({ pactKey }: { readonly pactKey: string }) {
  const refusal = useRefusal();
  const draft = useQuery(draftQuery(pactKey));
  if (draft.isError && !draft.data) {
    const isMissing = draft.error instanceof RequestProblem && draft.error.code === 'draft_missing';
    if (isMissing) return <NoDraft pactKey={pactKey} />;
    return <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />;
  }
  // INVARIANT: editing begins from what was read on this visit: an older copy's etag would be refused.
  if (!draft.data || !draft.isFetchedAfterMount) return <PactSkeleton />;
  const why = refusal('pact:draft');
  if (why !== undefined) return <DraftReading draft={draft.data} reason={why} />;
  return <DraftEditor first={draft.data} />;
}

function NoDraft({ pactKey }: { readonly pactKey: string }) {
  const t = useTranslations('pacts.draft');
  return (
    <>
      <PageHeader title={t('missingTitle')} />
      <EmptyState
        title={t('missing', { key: pactKey })}
        action={<ButtonLink href={`/pacts/${pactKey}`}>{t('toPact')}</ButtonLink>}
      >
        {t('missingText')}
      </EmptyState>
    </>
  );
}
