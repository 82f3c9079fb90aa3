'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { type Control, useForm } from 'react-hook-form';
import { ComboboxField, TextField } from '#components/forms/fields.tsx';
import { Form } from '#components/forms/form.tsx';
import { RefusableSubmit } from '#components/forms/refusable-submit.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { StopConsequences } from '#components/stops/stop-consequences.tsx';
import { type StopPreset, type StopValues, stopDefaults } from '#components/stops/stop-values.ts';
import { buttonClasses } from '#components/ui/button-classes.ts';
import { RadioChoice } from '#components/ui/radio-choice.tsx';
import { notify } from '#components/ui/toast.tsx';
import { stopReachQuery } from '#lib/client/overview.ts';
import { stopMutation, stoppableActionsQuery, stoppableAgentsQuery } from '#lib/client/stops.ts';
import { STOP_MODES, STOP_TARGETS } from '#lib/domain/stops/types.ts';

function useStopForm(preset: StopPreset | undefined, onDone: () => void) {
  const t = useTranslations('stops');
  const queryClient = useQueryClient();
  const form = useForm<StopValues>({ defaultValues: stopDefaults(preset) });
  const problems = useProblemErrors(form);
  const [target, targetId, mode] = form.watch(['target', 'targetId', 'mode']);
  const { data: reach } = useQuery(stopReachQuery(target, targetId));
  const stop = useMutation(stopMutation(queryClient));
  const hasTarget = target === 'workspace' || targetId.trim() !== '';
  const name = reach?.name ?? preset?.name ?? '';
  const submit = async (values: StopValues) => {
    problems.clear();
    if (mode === 'kill' && values.typedName !== name) {
      form.setError('typedName', { message: t('typedWrong', { name }) }, { shouldFocus: true });
      return;
    }
    const reason = values.reason.trim() || (mode === 'freeze' ? t('noReason') : '');
    await stop
      .mutateAsync({ target, targetId: target === 'workspace' ? '' : targetId, mode, reason })
      .then(() => {
        notify(t(`done.${mode}`, { name }), t('doneDetail'));
        onDone();
      }, problems.show);
  };
  return {
    form,
    failure: problems.failure,
    target,
    mode,
    reach,
    hasTarget,
    name,
    isBusy: stop.isPending,
    submit,
  };
}

/** Whom or what to stop, and how; what will happen is said before the button. */
export function StopForm({ preset, onDone }: { readonly preset?: StopPreset; readonly onDone: () => void }) {
  const t = useTranslations('stops');
  const refusal = useRefusal();
  const { form, target, mode, reach, hasTarget, name, ...rest } = useStopForm(preset, onDone);
  return (
    <Form form={form} onSubmit={rest.submit} failure={rest.failure}>
      {preset ? null : <TargetFields form={form} target={target} />}
      <RadioChoice
        label={t('mode')}
        value={mode}
        onChange={(next) => form.setValue('mode', next)}
        options={STOP_MODES.map((value) => ({
          value,
          label: t(`modes.${value}`),
          help: (value === 'kill' && refusal('stop:kill')) || t(`modeHelp.${value}`),
          isDisabled: value === 'kill' && refusal('stop:kill') !== undefined,
        }))}
      />
      {hasTarget ? <StopConsequences reach={reach ?? null} mode={mode} /> : null}
      <TextField control={form.control} name="reason" label={t('reason')} isOptional={mode === 'freeze'} />
      {mode === 'kill' && name ? (
        <TextField
          control={form.control}
          name="typedName"
          label={t('typeName', { name })}
          isMono
          autoComplete="off"
        />
      ) : null}
      <div className="flex justify-end gap-2">
        <button type="button" onClick={onDone} className={buttonClasses('plain')}>
          {t('keepGoing')}
        </button>
        <RefusableSubmit
          variant="stop"
          isBusy={rest.isBusy}
          disabledReason={hasTarget ? undefined : t('chooseFirst')}
        >
          {name ? t(`act.${mode}`, { name }) : t(`modes.${mode}`)}
        </RefusableSubmit>
      </div>
    </Form>
  );
}

function TargetFields({
  form,
  target,
}: {
  readonly form: ReturnType<typeof useForm<StopValues>>;
  readonly target: StopValues['target'];
}) {
  const t = useTranslations('stops');
  const { data: agents } = useQuery({ ...stoppableAgentsQuery, enabled: target === 'agent' });
  const choose = (next: StopValues['target']) => {
    form.setValue('target', next);
    form.setValue('targetId', '');
  };
  return (
    <>
      <RadioChoice
        label={t('target')}
        isRow
        value={target}
        onChange={choose}
        options={STOP_TARGETS.map((value) => ({ value, label: t(`targets.${value}`) }))}
      />
      {target === 'agent' ? (
        <ComboboxField
          control={form.control}
          name="targetId"
          label={t('agent')}
          options={(agents?.items ?? []).map((agent) => ({
            value: agent.id,
            label: agent.key,
            hint: agent.name,
          }))}
        />
      ) : null}
      {target === 'action' ? <ActionField control={form.control} /> : null}
    </>
  );
}

/** Any action can be stopped, also one that nobody has declared or asked for yet; those known are offered. */
function ActionField({ control }: { readonly control: Control<StopValues> }) {
  const t = useTranslations('stops');
  const listId = useId();
  const { data: actions } = useQuery(stoppableActionsQuery);
  return (
    <>
      <TextField
        control={control}
        name="targetId"
        label={t('action')}
        help={t('actionHelp')}
        list={listId}
        isMono
        spellCheck={false}
        autoComplete="off"
      />
      <datalist id={listId}>
        {actions?.items.map((action) => (
          <option key={action.name} value={action.name} />
        ))}
      </datalist>
    </>
  );
}
