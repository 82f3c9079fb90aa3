'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Controller, useController, useForm } from 'react-hook-form';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { Form } from '#components/forms/form.tsx';
import { RefusableSubmit } from '#components/forms/refusable-submit.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { StarterActions } from '#components/pacts/starter-actions.tsx';
import { StarterPreview } from '#components/pacts/starter-preview.tsx';
import { missingActions, STARTS, type Start, startedContent } from '#components/pacts/starts.ts';
import { TeamSelect } from '#components/pacts/team-select.tsx';
import { TokenInput } from '#components/pacts/token-input.tsx';
import { Input } from '#components/ui/input.tsx';
import { RadioChoice } from '#components/ui/radio-choice.tsx';
import {
  bindableAgentsQuery,
  createPact,
  declareStarterActions,
  knownActionsQuery,
  owningTeamsQuery,
  refreshPacts,
} from '#lib/client/pacts.ts';
import { keyOf } from '#lib/domain/pacts/clause-key.ts';

export type NewPactValues = {
  start: Start;
  name: string;
  key: string;
  agents: readonly string[];
  owner: string;
  declares: boolean;
};

/** Begins a pact from a starter or from nothing, and leads on to its draft. */
export function NewPactScreen() {
  const t = useTranslations('pacts.newPact');
  const refusal = useRefusal();
  const form = useForm<NewPactValues>({
    defaultValues: {
      start: 'payments',
      name: t('starts.payments.label'),
      key: 'payments',
      agents: [],
      owner: '',
      declares: true,
    },
  });
  const create = useCreatePact(form);
  const values = form.watch();
  const teams = useQuery(owningTeamsQuery).data?.items ?? [];
  const agents = useQuery(bindableAgentsQuery).data?.items ?? [];
  const bound = agents.find((agent) => agent.key === values.agents[0]);
  const owner = values.owner || bound?.owner.key || teams[0]?.key || '';
  const content = startedContent({ ...values, owner });
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="grid gap-x-8.5 gap-y-6.5 l:grid-cols-[minmax(0,480px)_minmax(0,1fr)]">
        <Form
          form={form}
          className="content-start"
          failure={create.failure}
          onSubmit={(sent) => create.submit({ ...sent, owner: sent.owner || owner })}
        >
          <StartChoice form={form} />
          <NameFields form={form} />
          <AgentsField form={form} />
          {values.start === 'blank' ? null : (
            <Controller
              control={form.control}
              name="owner"
              render={({ field }) => (
                <FieldFrame label={t('owner')} help={t('ownerHelp')}>
                  {(control) => <TeamSelect {...control} value={owner} onChange={field.onChange} />}
                </FieldFrame>
              )}
            />
          )}
          <StarterActions form={form} />
          <div>
            <RefusableSubmit isBusy={create.isPending} disabledReason={refusal('pact:draft')}>
              {t('create')}
            </RefusableSubmit>
          </div>
        </Form>
        <StarterPreview content={content} />
      </div>
    </>
  );
}

type FormProps = { readonly form: ReturnType<typeof useForm<NewPactValues>> };

function useCreatePact(form: FormProps['form']) {
  const client = useQueryClient();
  const router = useRouter();
  const refusal = useRefusal();
  const problems = useProblemErrors(form);
  const create = useMutation({
    mutationFn: async (values: NewPactValues) => {
      const { items } = await client.ensureQueryData(knownActionsQuery);
      const mayDeclare = values.declares && refusal('action:declare') === undefined;
      if (mayDeclare) await declareStarterActions(missingActions(values.start, items));
      return createPact(startedContent(values));
    },
    onSuccess: async (draft) => {
      router.push(`/pacts/${draft.pact.key}/draft`);
      await refreshPacts(client);
    },
    onError: problems.show,
  });
  const submit = (values: NewPactValues) => {
    problems.clear();
    create.mutate(values);
  };
  return { submit, failure: problems.failure, isPending: create.isPending || create.isSuccess };
}

function StartChoice({ form }: FormProps) {
  const t = useTranslations('pacts.newPact');
  const choose = (start: Start) => {
    const wasOurs = STARTS.some((other) => t(`starts.${other}.label`) === form.getValues('name'));
    form.setValue('start', start);
    if (!wasOurs && form.getValues('name') !== '') return;
    const name = start === 'blank' ? '' : t(`starts.${start}.label`);
    form.setValue('name', name);
    form.setValue('key', keyOf(name));
    form.clearErrors();
  };
  return (
    <RadioChoice<Start>
      label={t('start')}
      value={form.watch('start')}
      onChange={choose}
      options={STARTS.map((value) => ({
        value,
        label: t(`starts.${value}.label`),
        help: t(`starts.${value}.help`),
      }))}
    />
  );
}

function NameFields({ form }: FormProps) {
  const t = useTranslations('pacts.newPact');
  const name = useController({
    control: form.control,
    name: 'name',
    rules: { validate: (text) => text.trim() !== '' || t('nameMissing') },
  });
  const key = useController({
    control: form.control,
    name: 'key',
    rules: { validate: (text) => /^[a-z][a-z0-9_-]{1,62}$/.test(text) || t('keyShape') },
  });
  const rename = (text: string) => {
    const followsName = key.field.value === keyOf(name.field.value);
    name.field.onChange(text);
    if (followsName) form.setValue('key', keyOf(text), { shouldValidate: form.formState.isSubmitted });
  };
  return (
    <div className="grid items-start gap-4 s:grid-cols-2">
      <FieldFrame label={t('name')} error={name.fieldState.error?.message}>
        {(control) => (
          <Input
            {...control}
            {...name.field}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => rename(event.target.value)}
          />
        )}
      </FieldFrame>
      <FieldFrame label={t('key')} help={t('keyHelp')} error={key.fieldState.error?.message}>
        {(control) => (
          <Input
            {...control}
            {...key.field}
            maxLength={63}
            autoComplete="off"
            spellCheck={false}
            className="font-mono text-mono"
          />
        )}
      </FieldFrame>
    </div>
  );
}

function AgentsField({ form }: FormProps) {
  const t = useTranslations('pacts.newPact');
  const agents = useQuery(bindableAgentsQuery).data?.items ?? [];
  return (
    <Controller
      control={form.control}
      name="agents"
      render={({ field }) => (
        <FieldFrame label={t('agents')} help={t(agents.length === 0 ? 'agentsNone' : 'agentsHelp')}>
          {(control) => (
            <TokenInput
              {...control}
              values={field.value}
              onChange={field.onChange}
              options={agents.map((agent) => ({ value: agent.key, label: agent.key, hint: agent.name }))}
            />
          )}
        </FieldFrame>
      )}
    />
  );
}
