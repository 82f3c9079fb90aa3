'use client';

import { useTranslations } from 'next-intl';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';

type RemoveClauseDialogProps = {
  readonly name: string;
  readonly number: number;
  readonly onRemove: () => void;
  readonly trigger: ReactElement<Record<string, unknown>>;
};

/** Asks before a clause is taken out of the draft: autosave would make it final. */
export function RemoveClauseDialog({ name, number, onRemove, trigger }: RemoveClauseDialogProps) {
  const t = useTranslations('pacts.draft');
  const [isOpen, setOpen] = useState(false);
  return (
    <AlertDialog
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={trigger}
      title={t('removeTitle', { number, name })}
      cancelLabel={t('keepClause')}
      confirm={
        <Button
          variant="stop"
          onClick={() => {
            setOpen(false);
            onRemove();
          }}
        >
          {t('removeConfirm', { number })}
        </Button>
      }
    >
      <p className="text-ink-2">{t('removeText')}</p>
    </AlertDialog>
  );
}
