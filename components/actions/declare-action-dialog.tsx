'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

const ActionForm = dynamic(() =>
  import('#components/actions/action-form.tsx').then((form) => form.ActionForm),
);

/** Declares an action nobody asked for yet. */
export function DeclareActionDialog() {
  const t = useTranslations('actions');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" disabledReason={refusal('action:declare')} onClick={() => setOpen(true)}>
        {t('declareNew')}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('declareNew')}>
        {isOpen ? <ActionForm onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
