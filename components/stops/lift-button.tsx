'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.tsx';
import { liftStopMutation, type StopResource } from '#lib/client/stops.ts';

type LiftButtonProps = {
  readonly stop: Pick<StopResource, 'id' | 'mode'>;
  /** What people call the target. */
  readonly name: string;
};

/** Lifts a freeze. Wants a reason; a kill cannot be lifted and says so. */
export function LiftButton({ stop, name }: LiftButtonProps) {
  const t = useTranslations('stops');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  const reason = stop.mode === 'kill' ? t('killFinal') : refusal('stop:lift');
  return (
    <>
      <Button isSmall disabledReason={reason} onClick={() => setOpen(true)}>
        {t('lift')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('liftTitle', { name })}
        description={t('liftWhat')}
      >
        {isOpen ? <LiftForm stop={stop} name={name} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function LiftForm({ stop, name, onDone }: LiftButtonProps & { readonly onDone: () => void }) {
  const t = useTranslations('stops');
  const form = useForm({ defaultValues: { reason: '' } });
  const problems = useProblemErrors(form);
  const lift = useMutation(liftStopMutation(useQueryClient()));
  const submit = async ({ reason }: { reason: string }) => {
    problems.clear();
    if (reason.trim() === '') {
      form.setError('reason', { message: t('liftReasonMissing') }, { shouldFocus: true });
      return;
    }
    await lift.mutateAsync({ stopId: stop.id, reason }).then(() => {
      notify(t('lifted', { name }), t('liftedDetail'));
      onDone();
    }, problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <TextField control={form.control} name="reason" label={t('liftReason')} autoFocus />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('keepStopped')}</Button>
        <SubmitButton isBusy={lift.isPending}>{t('liftAct', { name })}</SubmitButton>
      </div>
    </Form>
  );
}
