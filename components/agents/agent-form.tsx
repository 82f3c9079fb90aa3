'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { AgentFields, type AgentValues, agentValues, toAgentBody } from '#components/agents/agent-values.ts';
import { ComboboxField, TextAreaField, TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { notify } from '#components/ui/toast.tsx';
import { type AgentResource, registerAgentMutation, updateAgentMutation } from '#lib/client/agents.ts';
import { teamsQuery } from '#lib/client/teams.ts';

type AgentFormProps = { readonly agent?: AgentResource; readonly onDone: (agent: AgentResource) => void };

/** What an agent is called, who answers for it, and its labels. */
export function AgentForm({ agent, onDone }: AgentFormProps) {
  const t = useTranslations('agents');
  const queryClient = useQueryClient();
  const form = useForm<AgentValues>({
    resolver: zodResolver(AgentFields),
    defaultValues: agentValues(agent),
  });
  const problems = useProblemErrors(form);
  const teams = useInfiniteQuery(teamsQuery);
  const register = useMutation(registerAgentMutation(queryClient));
  const update = useMutation(updateAgentMutation(queryClient, agent?.key ?? ''));
  const submit = async (values: AgentValues) => {
    problems.clear();
    const { key, ...rest } = toAgentBody(values);
    const sent = agent ? update.mutateAsync(rest) : register.mutateAsync({ key, ...rest });
    await sent.then((saved) => {
      notify(t(agent ? 'saved' : 'added', { key: saved.key }));
      onDone(saved);
    }, problems.show);
  };
  const owners = teams.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <TextField control={form.control} name="name" label={t('name')} autoFocus autoComplete="off" />
      {agent ? null : (
        <TextField
          control={form.control}
          name="key"
          label={t('key')}
          help={t('keyHelp')}
          isMono
          spellCheck={false}
          autoComplete="off"
        />
      )}
      <ComboboxField
        control={form.control}
        name="owner"
        label={t('owner')}
        help={t('ownerHelp')}
        options={owners.map((team) => ({ value: team.key, label: team.name, hint: team.key }))}
      />
      <TextAreaField control={form.control} name="description" label={t('description')} isOptional />
      <TextAreaField
        control={form.control}
        name="labels"
        label={t('labels')}
        help={t('labelsHelp')}
        face="mono"
        spellCheck={false}
        isOptional
      />
      <div className="flex justify-end">
        <SubmitButton isBusy={form.formState.isSubmitting}>{t(agent ? 'save' : 'register')}</SubmitButton>
      </div>
    </Form>
  );
}
