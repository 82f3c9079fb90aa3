'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { DiscardDialog } from '#components/pacts/discard-dialog.tsx';
import { DraftCompare } from '#components/pacts/draft-compare.tsx';
import type { DraftFinding } from '#components/pacts/draft-context.tsx';
import type { DraftSaver, SaverView } from '#components/pacts/draft-saver.ts';
import { DraftYaml } from '#components/pacts/draft-yaml.tsx';
import { SubmitDialog } from '#components/pacts/submit-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { type Draft, pactQuery } from '#lib/client/pacts.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';

type DraftHeaderProps = {
  readonly draft: Draft;
  readonly saver: DraftSaver;
  readonly view: SaverView;
  readonly findings: readonly DraftFinding[];
  readonly isChecking: boolean;
  readonly onJump: (finding: DraftFinding) => void;
};

/** Which draft this is, whether it is saved, and what can be done with it. */
export function DraftHeader({ draft, saver, view, findings, isChecking, onJump }: DraftHeaderProps) {
  const t = useTranslations('pacts.draft');
  const { pact, nextVersion, basedOn } = draft;
  const active = useQuery(pactQuery(pact.key)).data?.active?.number ?? null;
  const against = active ?? basedOn;
  return (
    <PageHeader
      title={t('title', { number: nextVersion })}
      note={
        <>
          <SaveNote saver={saver} view={view} />
          {basedOn === null ? null : <span> · {t('basedOn', { number: basedOn })}</span>}
        </>
      }
      actions={
        <>
          <DiscardDialog draft={draft} saver={saver} />
          <DraftYaml content={view.content} />
          {against === null ? null : (
            <DraftCompare pactKey={pact.key} number={against} content={view.content} />
          )}
          <SubmitDialog
            draft={draft}
            saver={saver}
            findings={findings}
            isChecking={isChecking}
            onJump={onJump}
          />
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
