'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { SelectField, TextAreaField, TextField } from '#components/forms/fields.tsx';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ReviewTeamField, TermsFields } from '#components/overrides/ask-terms.tsx';
import {
  type AskInput,
  AskForm as AskSchema,
  type AskValues,
  askDefaults,
  DEFAULT_LENGTH,
  GLASS_LENGTH,
  toAskBody,
  toGlassBody,
} from '#components/overrides/ask-values.ts';
import { Button } from '#components/ui/button.tsx';
import { RadioChoice } from '#components/ui/radio-choice.tsx';
import { notify } from '#components/ui/toast.tsx';
import { breakGlassMutation, type OverridePrefill, requestOverrideMutation } from '#lib/client/overrides.ts';
import { REASON_CODES } from '#lib/domain/overrides/types.ts';

type AskFormProps = { readonly prefill: OverridePrefill; readonly onDone: () => void };
type Way = 'request' | 'glass';

function useAsk({ prefill, onDone }: AskFormProps) {
  const t = useTranslations('overrides');
  const router = useRouter();
  const queryClient = useQueryClient();
  const [way, setWay] = useState<Way>('request');
  const form = useForm<AskInput, unknown, AskValues>({
    resolver: zodResolver(AskSchema),
    defaultValues: askDefaults(prefill.entries[0]),
  });
  const problems = useProblemErrors(form);
  const request = useMutation(requestOverrideMutation(queryClient));
  const glass = useMutation(breakGlassMutation(queryClient));
  const choose = (next: Way) => {
    setWay(next);
    form.setValue('lastsFor', next === 'glass' ? GLASS_LENGTH : DEFAULT_LENGTH);
  };
  const submit = async (values: AskValues) => {
    problems.clear();
    const sent =
      way === 'glass'
        ? glass.mutateAsync(toGlassBody(values, prefill))
        : request.mutateAsync(toAskBody(values, prefill));
    await sent.then((override) => {
      notify(t(`asked.${way}`), t(`askedDetail.${way}`));
      onDone();
      router.push(`/overrides/${override.id}`);
    }, problems.show);
  };
  const isBusy = request.isPending || glass.isPending;
  return { form, way, choose, submit, failure: problems.failure, isBusy };
}

/** Which promise, for whom, why, how long and how often; asked of somebody else, or taken by breaking the glass. */
export function AskForm(props: AskFormProps) {
  const t = useTranslations('overrides');
  const { form, way, choose, submit, failure, isBusy } = useAsk(props);
  return (
    <Form form={form} onSubmit={submit} failure={failure}>
      <TermsFields form={form} prefill={props.prefill} isGlass={way === 'glass'} />
      <SelectField
        control={form.control}
        name="reasonCode"
        label={t('field.reasonCode')}
        placeholder={t('chooseReason')}
        options={REASON_CODES.map((value) => ({ value, label: t(`reasonCode.${value}`) }))}
      />
      <TextAreaField
        control={form.control}
        name="reason"
        label={t('field.reason')}
        help={t('field.reasonHelp')}
      />
      <TextField control={form.control} name="ticket" label={t('field.ticket')} isOptional />
      <WayChoice way={way} onChoose={choose} />
      {way === 'glass' ? <ReviewTeamField form={form} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={props.onDone}>{t('leaveRefused')}</Button>
        <SubmitButton variant={way === 'glass' ? 'stop' : 'primary'} isBusy={isBusy}>
          {t(way === 'glass' ? 'breakNow' : 'askNow')}
        </SubmitButton>
      </div>
    </Form>
  );
}

function WayChoice({ way, onChoose }: { readonly way: Way; readonly onChoose: (way: Way) => void }) {
  const t = useTranslations('overrides');
  const noGlass = useRefusal()('override:break_glass');
  return (
    <>
      <RadioChoice<Way>
        label={t('wayLabel')}
        value={way}
        onChange={onChoose}
        options={[
          { value: 'request', label: t('way.request'), help: t('wayHelp.request') },
          {
            value: 'glass',
            label: t('way.glass'),
            help: noGlass ?? t('wayHelp.glass'),
            isDisabled: noGlass !== undefined,
          },
        ]}
      />
      {way === 'glass' ? (
        <p aria-live="polite" className="border-block border-l-3 bg-block-tint px-3.5 py-2.5">
          {t('glassMeans')}
        </p>
      ) : null}
    </>
  );
}
