'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { CheckResource } from '#lib/client/evidence.ts';

const CheckForm = dynamic(() => import('#components/evidence/check-form.tsx').then((form) => form.CheckForm));

type CheckDialogProps = { readonly check?: CheckResource; readonly isPrimary?: boolean };

/** Makes a check, or changes one. */
export function CheckDialog({ check, isPrimary }: CheckDialogProps) {
  const t = useTranslations('evidence.checkForm');
  const refusal = useRefusal()('check:write');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {check ? (
        <Button variant="quiet" isSmall disabledReason={refusal} onClick={() => setOpen(true)}>
          {t('edit')}
          <span className="sr-only"> {check.key}</span>
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
        title={check ? t('editTitle', { key: check.key }) : t('open')}
      >
        {isOpen ? <CheckForm check={check} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
