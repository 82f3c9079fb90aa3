'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { SourceResource } from '#lib/client/evidence.ts';

const SourceForm = dynamic(() =>
  import('#components/evidence/source-form.tsx').then((form) => form.SourceForm),
);

type SourceDialogProps = { readonly source?: SourceResource; readonly isPrimary?: boolean };

/** Registers a source, or changes one. */
export function SourceDialog({ source, isPrimary }: SourceDialogProps) {
  const t = useTranslations('evidence.sourceForm');
  const refusal = useRefusal()('check:write');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {source ? (
        <Button variant="quiet" isSmall disabledReason={refusal} onClick={() => setOpen(true)}>
          {t('edit')}
          <span className="sr-only"> {source.key}</span>
        </Button>
      ) : (
        <Button
          variant={isPrimary ? 'primary' : 'plain'}
          disabledReason={refusal}
          onClick={() => setOpen(true)}
        >
          {t('open')}
        </Button>
      )}
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={source ? t('editTitle', { key: source.key }) : t('open')}
      >
        {isOpen ? <SourceForm source={source} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
