'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ActionResource } from '#lib/client/actions.ts';

const ActionForm = dynamic(() =>
  import('#components/actions/action-form.tsx').then((form) => form.ActionForm),
);

/** Declare what was only seen, or change what is declared. */
export function ActionActs({ action }: { readonly action: ActionResource }) {
  const t = useTranslations('actions');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        isSmall
        disabledReason={refusal('action:declare')}
        onClick={() => setOpen(true)}
        aria-label={t(action.isDeclared ? 'editOne' : 'declareOne', { name: action.name })}
      >
        {t(action.isDeclared ? 'edit' : 'declare')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t(action.isDeclared ? 'editOne' : 'declareOne', { name: action.name })}
      >
        {isOpen ? <ActionForm action={action} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
