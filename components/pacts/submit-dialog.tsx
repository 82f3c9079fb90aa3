'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { useRefusal } from '#components/layout/me-context.tsx';
import type { DraftFinding } from '#components/pacts/draft-context.tsx';
import type { DraftSaver } from '#components/pacts/draft-saver.ts';
import { MissingDialog } from '#components/pacts/missing-dialog.tsx';
import { ProblemNote } from '#components/pacts/problem-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextArea } from '#components/ui/input.tsx';
import { notify } from '#components/ui/toast.tsx';
import { type Draft, pactQuery, refreshPacts, submitDraft } from '#lib/client/pacts.ts';

type SubmitDialogProps = {
  readonly draft: Draft;
  readonly saver: DraftSaver;
  readonly findings: readonly DraftFinding[];
  readonly isChecking: boolean;
  readonly onJump: (finding: DraftFinding) => void;
};

/** Makes a version of the draft and asks for review. What is missing is said on the button itself. */
export function SubmitDialog({ draft, saver, findings, onJump }: SubmitDialogProps) {
  const t = useTranslations('pacts.submit');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  const pact = useQuery(pactQuery(draft.pact.key)).data;
  const errors = findings.filter((finding) => finding.level === 'error');
  const waiting = pact?.waiting ?? null;
  if (errors.length > 0) return <MissingDialog errors={errors} onJump={onJump} />;
  const why = refusal('pact:submit') ?? (waiting ? t('waiting', { number: waiting.number }) : undefined);
  return (
    <>
      <Button variant="primary" disabledReason={why} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('title', { number: draft.nextVersion })}
        description={t('text')}
      >
        {isOpen ? (
          <SubmitForm draft={draft} saver={saver} findings={findings} onCancel={() => setOpen(false)} />
        ) : null}
      </Dialog>
    </>
  );
}

type SubmitFormProps = Pick<SubmitDialogProps, 'draft' | 'saver' | 'findings'> & {
  readonly onCancel: () => void;
};

function SubmitForm({ draft, saver, findings, onCancel }: SubmitFormProps) {
  const t = useTranslations('pacts.submit');
  const client = useQueryClient();
  const router = useRouter();
  const noteId = useId();
  const [note, setNote] = useState('');
  const { key } = draft.pact;
  const submit = useMutation({
    mutationFn: async () => {
      const isSaved = await saver.flush();
      const { state, etag } = saver.view();
      if (state.kind === 'failed') throw state.error;
      return isSaved ? submitDraft(key, note, etag) : null;
    },
    onSuccess: async (version) => {
      // Somebody else saved meanwhile: the page behind shows both texts.
      if (version === null) return onCancel();
      saver.close();
      notify(t('done', { number: version.number }));
      router.push(`/pacts/${key}/versions/${version.number}`);
      await refreshPacts(client);
    },
  });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!submit.isPending) submit.mutate();
      }}
    >
      <ProblemNote error={submit.error} />
      {findings.length > 0 ? (
        <p className="text-degrade">{t('warnings', { count: findings.length })}</p>
      ) : null}
      <FieldFrame label={t('note')} help={t('noteHelp')} isOptional>
        {(control) => (
          <TextArea
            {...control}
            name={noteId}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </FieldFrame>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t('goOn')}</Button>
        <Button type="submit" variant="primary" isBusy={submit.isPending}>
          {t('confirm', { number: draft.nextVersion })}
        </Button>
      </div>
    </form>
  );
}
