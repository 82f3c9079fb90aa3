'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { TextField } from '#components/forms/text-field.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.tsx';
import { liftStopMutation, type StopResource } from '#lib/client/stops.ts';

export type LiftProps = {
  readonly stop: Pick<StopResource, 'id' | 'mode'>;
  /** What people call the target. */
  readonly name: string;
};

/** The reason, and the act. */
export function LiftForm({ stop, name, onDone }: LiftProps & { readonly onDone: () => void }) {
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
