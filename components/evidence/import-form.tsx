'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { AboutFields } from '#components/evidence/about-fields.tsx';
import type { Preset } from '#components/evidence/evidence-values.ts';
import {
  formatOf,
  ImportForm as ImportFormSchema,
  type ImportValues,
  importValues,
  toImportBody,
} from '#components/evidence/import-values.ts';
import { ResultFacts } from '#components/evidence/result-facts.tsx';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { SelectField, TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { Button } from '#components/ui/button.tsx';
import { CONTROL } from '#components/ui/control-classes.ts';
import { useZone } from '#components/ui/reading-context.tsx';
import { type EvidenceResource, importEvidenceMutation } from '#lib/client/evidence.ts';
import { EVIDENCE_FORMATS } from '#lib/contracts/evidence.ts';

type ImportFormProps = { readonly preset: Preset; readonly onDone: () => void };

/** The file of one run, as promptfoo or a test runner wrote it. What was counted is shown once the server has said it. */
export function ImportForm({ preset, onDone }: ImportFormProps) {
  const t = useTranslations('evidence.import');
  const zone = useZone();
  const form = useForm<ImportValues>({
    resolver: zodResolver(ImportFormSchema),
    defaultValues: importValues(preset),
  });
  const problems = useProblemErrors(form);
  const send = useMutation(importEvidenceMutation(useQueryClient()));
  if (send.data) return <Counted evidence={send.data} onDone={onDone} />;
  const submit = async (values: ImportValues) => {
    problems.clear();
    await send.mutateAsync(toImportBody(values, zone)).catch(problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <FileField form={form} />
      <AboutFields control={form.control} />
      <TextField
        control={form.control}
        name="observedAt"
        label={t('observedAt', { zone })}
        help={t('observedHelp')}
        type="datetime-local"
        isOptional
      />
      <div className="flex justify-end">
        <SubmitButton isBusy={form.formState.isSubmitting}>{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}

function FileField({ form }: { readonly form: UseFormReturn<ImportValues> }) {
  const t = useTranslations('evidence.import');
  const [unreadable, setUnreadable] = useState(false);
  const { error } = form.getFieldState('content', form.formState);
  const take = async (file: File | undefined) => {
    const text = file ? await file.text().catch(() => null) : '';
    setUnreadable(text === null);
    const shouldValidate = form.formState.isSubmitted;
    form.setValue('content', text ?? '', { shouldValidate });
    const format = file && formatOf(file.name);
    if (format) form.setValue('format', format);
  };
  return (
    <div className="grid gap-4 s:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
      <FieldFrame
        label={t('file')}
        help={t('fileHelp')}
        error={unreadable ? t('unreadable') : error?.message}
      >
        {(frame) => (
          <input
            {...frame}
            type="file"
            accept=".json,.xml,application/json,text/xml,application/xml"
            onChange={(event) => void take(event.target.files?.[0])}
            className={`${CONTROL} cursor-pointer file:mr-3 file:border-0 file:border-line-2 file:border-r file:bg-transparent file:py-0.5 file:pr-3 file:text-ink-2`}
          />
        )}
      </FieldFrame>
      <SelectField
        control={form.control}
        name="format"
        label={t('format')}
        options={EVIDENCE_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
      />
    </div>
  );
}

type CountedProps = { readonly evidence: EvidenceResource; readonly onDone: () => void };

function Counted({ evidence, onDone }: CountedProps) {
  const t = useTranslations('evidence.import');
  return (
    <div className="grid gap-4">
      <p role="status" className="font-strong">
        {t('counted')}
      </p>
      <ResultFacts evidence={evidence} />
      <div className="flex justify-end">
        <Button variant="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
