'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { ReportingKeyField } from '#components/evidence/reporting-key-field.tsx';
import {
  SourceForm as SourceFormSchema,
  type SourceValues,
  sourceValues,
  toSourceBody,
} from '#components/evidence/source-values.ts';
import { TeamField } from '#components/evidence/team-field.tsx';
import { useWidening } from '#components/evidence/use-widening.ts';
import { SelectField, TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { notify } from '#components/ui/toast.tsx';
import { registerSourceMutation, type SourceResource, updateSourceMutation } from '#lib/client/evidence.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';

type SourceFormProps = { readonly source?: SourceResource; readonly onDone: () => void };

/** What a source is called, with which key it reports, and the highest method it may claim. */
export function SourceForm({ source, onDone }: SourceFormProps) {
  const t = useTranslations('evidence.sourceForm');
  const words = useTranslations('evidence');
  const widening = useWidening(source);
  const queryClient = useQueryClient();
  const form = useForm<SourceValues>({
    resolver: zodResolver(SourceFormSchema),
    defaultValues: sourceValues(source),
  });
  const problems = useProblemErrors(form);
  const register = useMutation(registerSourceMutation(queryClient));
  const update = useMutation(updateSourceMutation(queryClient, source?.key ?? ''));
  const submit = async (values: SourceValues) => {
    problems.clear();
    const { key, ...rest } = toSourceBody(values);
    const sent = source ? update.mutateAsync(rest) : register.mutateAsync({ key, ...rest });
    await sent.then((saved) => {
      notify(t(source ? 'saved' : 'added', { key: saved.key }));
      onDone();
    }, problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <TextField control={form.control} name="name" label={t('name')} autoFocus />
      {source ? null : (
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
          name="highestMethod"
          label={t('highest')}
          help={t(`methodHelp.${form.watch('highestMethod')}`)}
          options={EVIDENCE_METHODS.map((highestMethod) => ({
            value: highestMethod,
            label: words(`method.${highestMethod}`),
            isDisabled: widening.isWithheld({ highestMethod }),
          }))}
        />
        <TeamField
          control={form.control}
          name="owner"
          help={t('ownerHelp')}
          isWithheld={(owner) => widening.isWithheld({ owner })}
        />
      </div>
      <ReportingKeyField control={form.control} widening={widening} />
      <TextField
        control={form.control}
        name="publicKey"
        label={t('publicKey')}
        help={t('publicKeyHelp')}
        isOptional
        isMono
        spellCheck={false}
        placeholder="evpk_…"
        readOnly={widening.isWithheld({ publicKey: '' })}
      />
      {widening.refusal ? (
        <p className="text-ink-3 text-table">
          {t(source && source.highestMethod !== 'self_reported' ? 'fixed' : 'withheld')} {widening.refusal}
        </p>
      ) : null}
      <div className="flex justify-end">
        <SubmitButton isBusy={form.formState.isSubmitting}>{t(source ? 'save' : 'submit')}</SubmitButton>
      </div>
    </Form>
  );
}
