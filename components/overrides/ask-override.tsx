'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { OutOfReach } from '#components/overrides/out-of-reach.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Skeleton } from '#components/ui/marks.tsx';
import { overridePrefillQuery } from '#lib/client/overrides.ts';

const AskForm = dynamic(() => import('#components/overrides/ask-form.tsx').then((form) => form.AskForm));

/** The way out of a refusal that somebody accounts for. */
export function AskOverride({ decisionId }: { readonly decisionId: string }) {
  const t = useTranslations('overrides');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button disabledReason={refusal('override:request')} onClick={() => setOpen(true)}>
        {t('ask')}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('askTitle')} description={t('askWhat')}>
        {isOpen ? <Prefilled decisionId={decisionId} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

type PrefilledProps = { readonly decisionId: string; readonly onDone: () => void };

function Prefilled({ decisionId, onDone }: PrefilledProps) {
  const t = useTranslations('overrides');
  const prefill = useQuery(overridePrefillQuery(decisionId));
  if (prefill.isError && !prefill.data)
    return <ErrorState error={prefill.error} onRetry={() => void prefill.refetch()} />;
  if (!prefill.data) {
    return (
      <div role="status" className="grid gap-3">
        <span className="sr-only">{t('reading')}</span>
        <Skeleton className="w-3/5" />
        <Skeleton className="w-4/5" />
        <Skeleton className="w-2/5" />
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <OutOfReach prefill={prefill.data} />
      {prefill.data.entries.length > 0 ? <AskForm prefill={prefill.data} onDone={onDone} /> : null}
    </div>
  );
}
