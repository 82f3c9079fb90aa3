'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import {
  CheckForm as CheckFormSchema,
  type CheckValues,
  checkValues,
  toCheckBody,
} from '#components/evidence/check-values.ts';
import { RhythmFields } from '#components/evidence/rhythm-fields.tsx';
import { TeamField } from '#components/evidence/team-field.tsx';
import { SelectField, TextAreaField, TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { useZone } from '#components/ui/reading-context.tsx';
import { notify } from '#components/ui/toast.tsx';
import { type CheckResource, createCheckMutation, updateCheckMutation } from '#lib/client/evidence.ts';
import { DIMENSIONS } from '#lib/domain/evidence/types.ts';

type CheckFormProps = { readonly check?: CheckResource; readonly onDone: () => void };

/** What a check is called, what it says something about, how often it runs and who keeps it running. */
export function CheckForm({ check, onDone }: CheckFormProps) {
  const t = useTranslations('evidence.checkForm');
  const words = useTranslations('evidence');
  const queryClient = useQueryClient();
  const form = useForm<CheckValues>({
    resolver: zodResolver(CheckFormSchema),
    defaultValues: checkValues(check, useZone()),
  });
  const problems = useProblemErrors(form);
  const create = useMutation(createCheckMutation(queryClient));
  const update = useMutation(updateCheckMutation(queryClient, check?.key ?? ''));
  const submit = async (values: CheckValues) => {
    problems.clear();
    const { key, ...rest } = toCheckBody(values);
    const sent = check ? update.mutateAsync(rest) : create.mutateAsync({ key, ...rest });
    await sent.then((saved) => {
      notify(t(check ? 'saved' : 'added', { key: saved.key }));
      onDone();
    }, problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <TextField control={form.control} name="name" label={t('name')} autoFocus />
      {check ? null : (
        <TextField
          control={form.control}
          name="key"
          label={words('key')}
          help={t('keyHelp')}
          isMono
          spellCheck={false}
        />
      )}
      <div className="grid gap-4 s:grid-cols-2">
        <SelectField
          control={form.control}
          name="dimension"
          label={words('dimensionLabel')}
          help={t('dimensionHelp')}
          options={DIMENSIONS.map((value) => ({ value, label: words(`dimension.${value}`) }))}
        />
        <TeamField control={form.control} name="owner" help={t('ownerHelp')} />
      </div>
      <RhythmFields form={form} />
      <TextAreaField control={form.control} name="description" label={t('description')} isOptional rows={2} />
      <div className="flex justify-end">
        <SubmitButton isBusy={form.formState.isSubmitting}>{t(check ? 'save' : 'submit')}</SubmitButton>
      </div>
    </Form>
  );
}
