'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { TextField } from '#components/forms/text-field.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.tsx';
import type { VersionId } from '#lib/client/pacts.ts';
import { endShadowMutation } from '#lib/client/shadows.ts';

type EndShadowDialogProps = { readonly id: VersionId; readonly onClose: () => void };

/** Ends a version's shadow before its date, with a reason. */
export function EndShadowDialog({ id, onClose }: EndShadowDialogProps) {
  const t = useTranslations('shadows.end');
  const form = useForm({ defaultValues: { reason: '' } });
  const problems = useProblemErrors(form);
  const end = useMutation(endShadowMutation(useQueryClient(), id));
  const { number } = id;
  const submit = async ({ reason }: { reason: string }) => {
    problems.clear();
    await end.mutateAsync(reason).then(() => {
      notify(t('done', { number }));
      onClose();
    }, problems.show);
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('title', { number })}
      description={t('text')}
    >
      <Form form={form} onSubmit={submit} failure={problems.failure}>
        <TextField
          control={form.control}
          name="reason"
          label={t('reason')}
          help={t('reasonHelp')}
          autoFocus
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('keep')}</Button>
          <SubmitButton isBusy={end.isPending}>{t('confirm', { number })}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
