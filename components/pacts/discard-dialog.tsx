'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DraftSaver } from '#components/pacts/draft-saver.ts';
import { ProblemNote } from '#components/pacts/problem-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.tsx';
import { type Draft, discardDraft, refreshPacts } from '#lib/client/pacts.ts';

type DiscardDialogProps = { readonly draft: Draft; readonly saver: DraftSaver };

/** Throws the draft away, after saying what stays. */
export function DiscardDialog({ draft, saver }: DiscardDialogProps) {
  const t = useTranslations('pacts.draft');
  const client = useQueryClient();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { pact, basedOn } = draft;
  const discard = useMutation({
    mutationFn: async () => {
      // A save on its way would change the etag under the discard.
      await saver.flush();
      return discardDraft(pact.key, saver.view().etag);
    },
    onSuccess: async () => {
      saver.close();
      setOpen(false);
      notify(t('discarded', { name: pact.name }));
      router.push(`/pacts/${pact.key}`);
      await refreshPacts(client);
    },
  });
  return (
    <AlertDialog
      isOpen={isOpen}
      onOpenChange={(next) => {
        setOpen(next);
        discard.reset();
      }}
      trigger={<Button variant="quiet">{t('discard')}</Button>}
      title={t('discardTitle', { name: pact.name })}
      cancelLabel={t('keepDraft')}
      confirm={
        <Button variant="stop" isBusy={discard.isPending} onClick={() => discard.mutate()}>
          {t('discardConfirm')}
        </Button>
      }
    >
      <ProblemNote error={discard.error} />
      <p className="text-ink-2">
        {basedOn === null ? t('discardOnly') : t('discardText', { number: basedOn })}
      </p>
    </AlertDialog>
  );
}
