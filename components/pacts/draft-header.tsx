'use client';

import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { DiscardDialog } from '#components/pacts/discard-dialog.tsx';
import type { DraftFinding } from '#components/pacts/draft-context.tsx';
import type { DraftSaver, SaverView } from '#components/pacts/draft-saver.ts';
import { SubmitDialog } from '#components/pacts/submit-dialog.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { Draft } from '#lib/client/pacts.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';

type DraftHeaderProps = {
  readonly draft: Draft;
  readonly saver: DraftSaver;
  readonly view: SaverView;
  readonly findings: readonly DraftFinding[];
  readonly isChecking: boolean;
};

/** Which draft this is, whether it is saved, and what can be done with it. */
export function DraftHeader({ draft, saver, view, findings, isChecking }: DraftHeaderProps) {
  const t = useTranslations('pacts.draft');
  const { pact, nextVersion, basedOn } = draft;
  return (
    <PageHeader
      title={t('title', { number: nextVersion })}
      note={<SaveNote saver={saver} view={view} />}
      actions={
        <>
          <DiscardDialog draft={draft} saver={saver} />
          {basedOn === null ? null : (
            <ButtonLink href={`/pacts/${pact.key}/versions/${basedOn}`}>
              {t('openBase', { number: basedOn })}
            </ButtonLink>
          )}
          <SubmitDialog draft={draft} saver={saver} findings={findings} isChecking={isChecking} />
        </>
      }
    />
  );
}

function SaveNote({ saver, view }: { readonly saver: DraftSaver; readonly view: SaverView }) {
  const t = useTranslations('pacts.draft');
  const { state, savedAt } = view;
  if (state.kind === 'saved')
    return (
      <span>
        {t('saved')} <AgeText at={savedAt} />
      </span>
    );
  if (state.kind === 'failed') {
    const problem = state.error instanceof RequestProblem ? state.error : null;
    return (
      <span role="alert" className="text-block">
        {t('notSaved', { reason: problem?.detail || problem?.title || t('unknownReason') })}{' '}
        <Button isSmall onClick={() => void saver.flush()}>
          {t('saveAgain')}
        </Button>
      </span>
    );
  }
  if (state.kind === 'conflict') return <span className="text-degrade">{t('notSavedConflict')}</span>;
  return <span>{t(state.kind === 'saving' ? 'saving' : 'unsaved')}</span>;
}
