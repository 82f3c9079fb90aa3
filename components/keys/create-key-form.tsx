'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { SelectField, TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import {
  EXPIRY_CHOICES,
  KEY_DEFAULTS,
  KeyForm,
  type KeyValues,
  toKeyBody,
} from '#components/keys/key-values.ts';
import { ScopesField } from '#components/keys/scopes-field.tsx';
import { RadioChoice } from '#components/ui/radio-choice.tsx';
import { createKeyMutation, type FreshKeyResource, keyAgentsQuery } from '#lib/client/keys.ts';

/** What a key is called, may do, and for which agent. */
export function CreateKeyForm({ onMade }: { readonly onMade: (fresh: FreshKeyResource) => void }) {
  const t = useTranslations('keys');
  const form = useForm<KeyValues>({ resolver: zodResolver(KeyForm), defaultValues: KEY_DEFAULTS });
  const problems = useProblemErrors(form);
  const create = useMutation(createKeyMutation(useQueryClient()));
  const submit = async (values: KeyValues) => {
    problems.clear();
    await create.mutateAsync(toKeyBody(values, Date.now())).then(onMade, problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <TextField
        control={form.control}
        name="name"
        label={t('name')}
        help={t('nameHelp')}
        autoComplete="off"
        autoFocus
      />
      <ScopesField form={form} />
      <AgentField form={form} />
      <RadioChoice
        isRow
        label={t('env')}
        value={form.watch('env')}
        onChange={(env) => form.setValue('env', env)}
        options={(['live', 'test'] as const).map((env) => ({
          value: env,
          label: t(`envs.${env}`),
          help: t(`envHelp.${env}`),
        }))}
      />
      <SelectField
        control={form.control}
        name="expiry"
        label={t('expiry')}
        options={EXPIRY_CHOICES.map((value) => ({ value, label: t(`expiryChoices.${value}`) }))}
      />
      <div className="flex justify-end">
        <SubmitButton isBusy={form.formState.isSubmitting}>{t('createSubmit')}</SubmitButton>
      </div>
    </Form>
  );
}

function AgentField({ form }: { readonly form: UseFormReturn<KeyValues> }) {
  const t = useTranslations('keys');
  const { data: agents } = useQuery(keyAgentsQuery);
  const options = (agents?.items ?? []).map((agent) => ({
    value: agent.id,
    label: `${agent.name} (${agent.key})`,
  }));
  return (
    <SelectField
      control={form.control}
      name="agentId"
      label={t('agent')}
      help={t('agentHelp')}
      options={[{ value: '', label: t('anyAgent') }, ...options]}
    />
  );
}
