'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type * as z from 'zod';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { ProblemNote } from '#components/pacts/problem-note.tsx';
import { StarterPreview } from '#components/pacts/starter-preview.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Select } from '#components/ui/select.tsx';
import { refreshPacts, saveDraft, startDraft, versionQuery } from '#lib/client/pacts.ts';
import type { PactResource } from '#lib/contracts/pact-resources.ts';
import { blankPact } from '#lib/domain/pacts/blank.ts';

type Pact = z.output<typeof PactResource>;

const BLANK = 'blank';

/** Begins the next draft from a version that is chosen, or from nothing; what it will hold is shown before. */
export function StartDialog({
  pact,
  refused,
}: {
  readonly pact: Pact;
  readonly refused: string | undefined;
}) {
  const t = useTranslations('pacts.startFrom');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" disabledReason={refused} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('title', { name: pact.name })}
        description={t('text')}
      >
        {isOpen ? <StartForm pact={pact} /> : null}
      </Dialog>
    </>
  );
}

function StartForm({ pact }: { readonly pact: Pact }) {
  const t = useTranslations('pacts.startFrom');
  const status = useTranslations('pacts.status');
  const router = useRouter();
  const client = useQueryClient();
  const newest = pact.active?.number ?? pact.versions[0]?.number ?? 1;
  const [from, setFrom] = useState(String(newest));
  const number = from === BLANK ? newest : Number(from);
  const version = useQuery({ ...versionQuery({ pactKey: pact.key, number }), refetchInterval: false });
  const blank = blankPact({ key: pact.key, name: pact.name });
  const start = useMutation({
    mutationFn: async () => {
      const draft = await startDraft(pact.key, number);
      return from === BLANK ? saveDraft(pact.key, blank, draft.etag) : draft;
    },
    onSuccess: async () => {
      router.push(`/pacts/${pact.key}/draft`);
      await refreshPacts(client);
    },
  });
  const content = from === BLANK ? blank : version.data?.content;
  return (
    <div className="grid gap-4">
      <ProblemNote error={start.error} />
      <FieldFrame label={t('from')}>
        {(control) => (
          <Select
            {...control}
            value={from}
            onChange={setFrom}
            options={[
              ...pact.versions.map((one) => ({
                value: String(one.number),
                label: t('version', { number: one.number, status: status(one.status) }),
              })),
              { value: BLANK, label: t('blank') },
            ]}
          />
        )}
      </FieldFrame>
      {version.isError && !version.data ? (
        <ErrorState error={version.error} onRetry={() => void version.refetch()} />
      ) : null}
      {content ? <StarterPreview content={content} /> : null}
      <div className="flex justify-end">
        <Button variant="primary" isBusy={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
          {t('confirm')}
        </Button>
      </div>
    </div>
  );
}
