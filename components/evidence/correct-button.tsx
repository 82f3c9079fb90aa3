'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { EvidenceResource } from '#lib/client/evidence.ts';

const EvidenceForm = dynamic(() =>
  import('#components/evidence/evidence-form.tsx').then((form) => form.EvidenceForm),
);

/** Puts another result in the place of this one; both stay on record. */
export function CorrectButton({ evidence }: { readonly evidence: EvidenceResource }) {
  const t = useTranslations('evidence.correct');
  const refusal = useRefusal()('evidence:write');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button disabledReason={refusal ?? why(evidence, t)} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('title', { check: evidence.check.key, agent: evidence.agent.key })}
        description={t('text')}
      >
        {isOpen ? <EvidenceForm corrected={evidence} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function why({ correctedBy, method }: EvidenceResource, t: (key: string) => string): string | undefined {
  if (correctedBy) return t('already');
  return method === 'attested' ? t('attested') : undefined;
}
