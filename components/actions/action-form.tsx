'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import type * as z from 'zod';
import { SelectField, TextAreaField, TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { notify } from '#components/ui/toast.tsx';
import { type ActionResource, declareActionMutation, updateActionMutation } from '#lib/client/actions.ts';
import { DeclareActionBody } from '#lib/contracts/actions.ts';
import { TIERS } from '#lib/domain/actions/types.ts';

type ActionValues = z.input<typeof DeclareActionBody>;
type ActionFormProps = { readonly action?: ActionResource; readonly onDone: () => void };

/** Declares an action, or changes a declared one. */
export function ActionForm({ action, onDone }: ActionFormProps) {
  const t = useTranslations('actions');
  const queryClient = useQueryClient();
  const defaultValues = {
    name: action?.name ?? '',
    tier: action?.tier ?? 'high',
    description: action?.description ?? '',
  } as const;
  const form = useForm<ActionValues>({ resolver: zodResolver(DeclareActionBody), defaultValues });
  const problems = useProblemErrors(form);
  const declare = useMutation(declareActionMutation(queryClient));
  const update = useMutation(updateActionMutation(queryClient, action?.name ?? ''));
  const submit = async ({ name, ...rest }: ActionValues) => {
    problems.clear();
    const sent = action?.isDeclared ? update.mutateAsync(rest) : declare.mutateAsync({ name, ...rest });
    await sent.then(() => {
      notify(t('saved', { name }));
      onDone();
    }, problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <TextField
        control={form.control}
        name="name"
        label={t('name')}
        help={t('nameHelp')}
        isMono
        spellCheck={false}
        autoComplete="off"
        readOnly={action !== undefined}
      />
      <SelectField
        control={form.control}
        name="tier"
        label={t('tier')}
        help={t('tierHelp')}
        options={TIERS.map((value) => ({ value, label: t(`tiers.${value}`) }))}
      />
      <TextAreaField control={form.control} name="description" label={t('description')} isOptional />
      <div className="flex justify-end">
        <SubmitButton isBusy={form.formState.isSubmitting}>
          {t(action?.isDeclared ? 'save' : 'declare')}
        </SubmitButton>
      </div>
    </Form>
  );
}
