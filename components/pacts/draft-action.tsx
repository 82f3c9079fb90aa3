'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type * as z from 'zod';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ProblemNote } from '#components/pacts/problem-note.tsx';
import { StartDialog } from '#components/pacts/start-dialog.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { refreshPacts, startDraft } from '#lib/client/pacts.ts';
import type { PactResource } from '#lib/contracts/pact-resources.ts';

/** The one way on from a pact: to the version that waits, to the draft, or to a new draft. */
export function DraftAction({ pact }: { readonly pact: z.output<typeof PactResource> }) {
  const t = useTranslations('pacts');
  const refusal = useRefusal();
  const router = useRouter();
  const client = useQueryClient();
  const from = pact.active ?? pact.versions[0];
  const start = useMutation({
    mutationFn: (number: number) => startDraft(pact.key, number),
    onSuccess: async () => {
      router.push(`/pacts/${pact.key}/draft`);
      await refreshPacts(client);
    },
  });
  const waiting = pact.waiting ? (
    <ButtonLink href={`/pacts/${pact.key}/versions/${pact.waiting.number}`} variant="primary">
      {t('openWaiting', { number: pact.waiting.number })}
    </ButtonLink>
  ) : null;
  if (pact.hasDraft) {
    return (
      <>
        <ButtonLink href={`/pacts/${pact.key}/draft`} variant={waiting ? 'plain' : 'primary'}>
          {t('openDraft')}
        </ButtonLink>
        {waiting}
      </>
    );
  }
  if (!from) return null;
  return (
    <>
      <ProblemNote error={start.error} />
      <StartDialog pact={pact} refused={refusal('pact:draft')} />
      <Button
        variant={waiting ? 'plain' : 'primary'}
        isBusy={start.isPending}
        disabledReason={refusal('pact:draft')}
        onClick={() => start.mutate(from.number)}
      >
        {t('draftNext')}
      </Button>
      {waiting}
    </>
  );
}
