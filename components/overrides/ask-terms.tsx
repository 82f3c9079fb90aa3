'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FieldError, type UseFormReturn, useController } from 'react-hook-form';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { ComboboxField } from '#components/forms/fields.tsx';
import type { AskInput, AskValues } from '#components/overrides/ask-values.ts';
import { CountInput, DurationInput } from '#components/pacts/small-inputs.tsx';
import { TokenInput, type TokenOption } from '#components/pacts/token-input.tsx';
import { RadioChoice } from '#components/ui/radio-choice.tsx';
import type { OverridePrefill } from '#lib/client/overrides.ts';
import { bindableAgentsQuery, knownActionsQuery, owningTeamsQuery } from '#lib/client/pacts.ts';
import { MAX_USES } from '#lib/domain/overrides/terms.ts';

type AskFormState = UseFormReturn<AskInput, unknown, AskValues>;
type TermsFieldsProps = {
  readonly form: AskFormState;
  readonly prefill: OverridePrefill;
  readonly isGlass: boolean;
};

/** What is waived, for which agents and actions, how long and how often. */
export function TermsFields({ form, prefill, isGlass }: TermsFieldsProps) {
  const t = useTranslations('overrides');
  const { data: agents } = useQuery(bindableAgentsQuery);
  const { data: actions } = useQuery(knownActionsQuery);
  return (
    <>
      <EntryField form={form} entries={prefill.entries} />
      <TokensField
        form={form}
        name="agents"
        label={t('field.agents')}
        options={(agents?.items ?? []).map(({ key, name }) => ({ value: key, label: key, hint: name }))}
      />
      <TokensField
        form={form}
        name="actions"
        label={t('field.actions')}
        help={t('field.actionsHelp')}
        options={(actions?.items ?? []).map(({ name, tier }) => ({ value: name, label: name, hint: tier }))}
      />
      <div className="grid gap-4 s:grid-cols-2">
        <LengthField form={form} isGlass={isGlass} />
        <UsesField form={form} />
      </div>
    </>
  );
}

/** What an override can stand in for here; with one choice it is said, not asked. */
function EntryField({
  form,
  entries,
}: {
  readonly form: AskFormState;
  readonly entries: OverridePrefill['entries'];
}) {
  const t = useTranslations('overrides');
  const words = (entry: OverridePrefill['entries'][number]) => (
    <>
      {entry.obligation ? <span className="font-serif text-lead">“{entry.obligation}”</span> : null}
      {entry.owner ? <span className="block">{t('ownedBy', { owner: entry.owner.name })}</span> : null}
      {entry.alsoLiftedBy ? (
        <span className="block">{t('alsoLiftedBy', { clause: entry.alsoLiftedBy })}</span>
      ) : null}
    </>
  );
  const choose = (index: string) => {
    const entry = entries[Number(index)];
    if (!entry) return;
    form.setValue('entry', Number(index));
    form.setValue('agents', entry.agents);
    form.setValue('actions', entry.actions);
    form.setValue('reviewTeam', entry.owner?.key ?? null);
  };
  const needed = entries.filter((entry) => entry.alsoLiftedBy === null).length;
  const [only] = entries;
  if (entries.length === 1 && only) {
    return (
      <div>
        <div className="text-ink-2 text-mono">{t('field.entry')}</div>
        <p className="font-strong">{only.title}</p>
        <div className="text-ink-2 text-table">{words(only)}</div>
      </div>
    );
  }
  return (
    <>
      <RadioChoice
        label={t('field.entryOf', { count: entries.length })}
        value={String(form.watch('entry'))}
        onChange={choose}
        options={entries.map((entry, index) => ({
          value: String(index),
          label: entry.title,
          help: words(entry),
        }))}
      />
      {needed > 1 ? <p className="text-ink-2">{t('severalHold', { count: needed })}</p> : null}
    </>
  );
}

type TokensFieldProps = {
  readonly form: AskFormState;
  readonly name: 'agents' | 'actions';
  readonly label: string;
  readonly help?: string;
  readonly options: readonly TokenOption[];
};

function TokensField({ form, name, label, help, options }: TokensFieldProps) {
  const { field, fieldState } = useController({ control: form.control, name });
  return (
    <FieldFrame label={label} help={help} error={firstMessage(fieldState.error)}>
      {(frame) => <TokenInput {...frame} values={field.value} onChange={field.onChange} options={options} />}
    </FieldFrame>
  );
}

// A fault may be of the list, or of one of its values: `agents.0`.
function firstMessage(error: FieldError | undefined): string | undefined {
  const faults: readonly (FieldError | undefined)[] = Array.isArray(error) ? error : [error];
  return faults.find((fault) => fault?.message)?.message;
}

function LengthField({ form, isGlass }: { readonly form: AskFormState; readonly isGlass: boolean }) {
  const t = useTranslations('overrides');
  const { field, fieldState } = useController({ control: form.control, name: 'lastsFor' });
  return (
    <FieldFrame
      label={t('field.lastsFor')}
      help={t(isGlass ? 'field.lastsForGlass' : 'field.lastsForHelp')}
      error={fieldState.error?.message}
    >
      {(frame) => <DurationInput {...frame} value={field.value} onChange={field.onChange} />}
    </FieldFrame>
  );
}

function UsesField({ form }: { readonly form: AskFormState }) {
  const t = useTranslations('overrides');
  const { field, fieldState } = useController({ control: form.control, name: 'maxUses' });
  return (
    <FieldFrame label={t('field.maxUses')} help={t('field.maxUsesHelp')} error={fieldState.error?.message}>
      {(frame) => <CountInput {...frame} value={field.value} onChange={field.onChange} max={MAX_USES} />}
    </FieldFrame>
  );
}

/** Who looks at it afterwards: the owner of what is waived, or a team that is named. */
export function ReviewTeamField({ form }: { readonly form: AskFormState }) {
  const t = useTranslations('overrides');
  const { data: teams } = useQuery(owningTeamsQuery);
  return (
    <ComboboxField
      control={form.control}
      name="reviewTeam"
      label={t('field.reviewTeam')}
      help={t('field.reviewTeamHelp')}
      options={(teams?.items ?? []).map(({ key, name }) => ({ value: key, label: name, hint: key }))}
    />
  );
}
