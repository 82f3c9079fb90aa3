'use client';

import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { notify } from '#components/ui/toast.tsx';

type RetireDialogProps = {
  readonly name: string;
  /** What is true once it is retired, and of how much. */
  readonly text: string;
  readonly retire: UseMutationResult<unknown, Error, string>;
};

/** Retires a check or a source for good, with a reason, once that was read. */
export function RetireDialog({ name, text, retire }: RetireDialogProps) {
  const t = useTranslations('evidence.retire');
  const refusal = useRefusal()('check:write');
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return;
    retire.mutate(reason, {
      onSuccess: () => {
        notify(t('done', { name }));
        setOpen(false);
      },
    });
  };
  const open = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setReason('');
    retire.reset();
  };
  return (
    <>
      <Button variant="quiet" isSmall disabledReason={refusal} onClick={() => setOpen(true)}>
        {t('open')}
        <span className="sr-only"> {name}</span>
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={open} title={t('title', { name })} description={text}>
        <form onSubmit={submit} className="grid gap-4">
          {retire.isError ? <ErrorState error={retire.error} /> : null}
          <FieldFrame label={t('reason')}>
            {(frame) => (
              <Input
                {...frame}
                value={reason}
                maxLength={200}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </FieldFrame>
          <div className="flex justify-end">
            <Button
              type="submit"
              variant="stop"
              isBusy={retire.isPending}
              disabledReason={reason.trim() ? undefined : t('reasonNeeded')}
            >
              {t('confirm', { name })}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
