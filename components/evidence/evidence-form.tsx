'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { AboutFields } from '#components/evidence/about-fields.tsx';
import {
  EvidenceForm as EvidenceFormSchema,
  type EvidenceValues,
  evidenceValues,
  type Preset,
  toEvidenceBody,
} from '#components/evidence/evidence-values.ts';
import { SelectField, TextAreaField, TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { RadioChoice } from '#components/ui/radio-choice.tsx';
import { useNow, useZone } from '#components/ui/reading-context.tsx';
import { notify } from '#components/ui/toast.tsx';
import { type EvidenceResource, recordEvidenceMutation } from '#lib/client/evidence.ts';

type EvidenceFormProps = {
  readonly preset?: Preset;
  /** The result whose place the new one takes. */
  readonly corrected?: EvidenceResource;
  readonly onDone: (recorded: EvidenceResource) => void;
};

/** One result of a check, by hand. */
export function EvidenceForm({ preset = {}, corrected, onDone }: EvidenceFormProps) {
  const t = useTranslations('evidence.form');
  const zone = useZone();
  const now = useNow();
  const form = useForm<EvidenceValues>({
    resolver: zodResolver(EvidenceFormSchema),
    defaultValues: evidenceValues(now, zone, preset, corrected),
  });
  const problems = useProblemErrors(form);
  const record = useMutation(recordEvidenceMutation(useQueryClient()));
  const submit = async (values: EvidenceValues) => {
    problems.clear();
    await record.mutateAsync(toEvidenceBody(values, zone, corrected)).then((recorded) => {
      notify(t(corrected ? 'corrected' : 'recorded', { check: recorded.check.key }));
      onDone(recorded);
    }, problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <AboutFields control={form.control} isCorrection={corrected !== undefined} />
      <ResultFields form={form} />
      <TextField
        control={form.control}
        name="observedAt"
        label={t('observedAt', { zone })}
        help={t(corrected ? 'observedNotLater' : 'observedHelp')}
        type="datetime-local"
      />
      <TextAreaField control={form.control} name="note" label={t('note')} isOptional rows={2} />
      <div className="flex justify-end">
        <SubmitButton isBusy={form.formState.isSubmitting}>
          {t(corrected ? 'submitCorrection' : 'submit')}
        </SubmitButton>
      </div>
    </Form>
  );
}

function ResultFields({ form }: { readonly form: UseFormReturn<EvidenceValues> }) {
  const t = useTranslations('evidence.form');
  const { control } = form;
  const kind = form.watch('kind');
  const number = { control, inputMode: 'decimal', autoComplete: 'off' } as const;
  return (
    <div className="grid gap-3 border-line border-l-2 pl-3">
      <RadioChoice
        isRow
        label={t('kind')}
        value={kind}
        onChange={(next) => form.setValue('kind', next)}
        options={(['counts', 'value'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      {kind === 'counts' ? (
        <div className="grid grid-cols-2 gap-3">
          <TextField {...number} name="result.passed" label={t('passed')} />
          <TextField {...number} name="result.failed" label={t('failed')} />
        </div>
      ) : (
        <div className="grid gap-3 s:grid-cols-[1fr_1.2fr_1fr]">
          <TextField {...number} name="result.value" label={t('value')} />
          <SelectField
            control={control}
            name="result.passes"
            label={t('passes')}
            options={(['at_least', 'at_most'] as const).map((value) => ({
              value,
              label: t(`passesWhen.${value}`),
            }))}
          />
          <TextField {...number} name="result.threshold" label={t('threshold')} />
        </div>
      )}
    </div>
  );
}
