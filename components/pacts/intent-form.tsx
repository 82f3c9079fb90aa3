'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { useDraft } from '#components/pacts/draft-context.tsx';
import { TimeFields } from '#components/pacts/measured-fields.tsx';
import { CountInput } from '#components/pacts/small-inputs.tsx';
import { TokenInput } from '#components/pacts/token-input.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { knownActionsQuery, owningTeamsQuery } from '#lib/client/pacts.ts';
import {
  clauseOfIntent,
  type Intent,
  type IntentFault,
  type IntentKind,
  intentFaults,
  nextOwner,
} from '#lib/domain/pacts/intents.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

type IntentFormProps = {
  readonly kind: IntentKind;
  readonly onWritten: (clause: Omit<Clause, 'key'>) => void;
};

/** The two or three values of an intent; the clause is written from them. */
export function IntentForm({ kind, onWritten }: IntentFormProps) {
  const t = useTranslations('pacts.intents');
  const { content } = useDraft();
  const teams = useQuery(owningTeamsQuery).data?.items ?? [];
  const [intent, setIntent] = useState(() => firstOf(kind));
  const [isAsked, setAsked] = useState(false);
  const faults = intentFaults(intent);
  const errorAt = (fault: IntentFault) =>
    isAsked && faults.includes(fault) ? t(`fault.${fault}`) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (faults.length > 0) return;
    const owner = nextOwner(
      content,
      teams.map((team) => team.key),
    );
    onWritten(clauseOfIntent(content, intent, owner));
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4.5">
      <ActionsField
        values={intent.actions}
        error={errorAt('actions')}
        onChange={(actions) => setIntent({ ...intent, actions })}
      />
      <IntentValues intent={intent} errorAt={errorAt} onChange={setIntent} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary">
          {t('confirm')}
        </Button>
      </div>
    </form>
  );
}

function firstOf(kind: IntentKind): Intent {
  switch (kind) {
    case 'limit_payments':
      return { kind, actions: [], amount: '', currency: 'EUR' };
    case 'business_hours': {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
      return { kind, actions: [], time: { type: 'time', days, from: '09:00', to: '17:00', timeZone } };
    }
    case 'second_person':
      return { kind, actions: [], quorum: 1 };
  }
}

type ActionsFieldProps = {
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
};

function ActionsField({ values, error, onChange }: ActionsFieldProps) {
  const t = useTranslations('pacts.clause');
  const actions = useQuery(knownActionsQuery).data?.items ?? [];
  return (
    <FieldFrame label={t('actions')} help={t('actionsHelp')} {...(error && { error })}>
      {(control) => (
        <TokenInput
          {...control}
          values={values}
          onChange={onChange}
          placeholder="tool:wire-*"
          options={actions.map((action) => ({
            value: action.name,
            label: action.name,
            hint: action.isDeclared ? t(`tiers.${action.tier}`) : t('undeclared'),
          }))}
        />
      )}
    </FieldFrame>
  );
}

type IntentValuesProps = {
  readonly intent: Intent;
  readonly errorAt: (fault: IntentFault) => string | undefined;
  readonly onChange: (intent: Intent) => void;
};

function IntentValues({ intent, errorAt, onChange }: IntentValuesProps) {
  const t = useTranslations('pacts.intents');
  switch (intent.kind) {
    case 'limit_payments':
      return (
        <div className="grid gap-3 s:grid-cols-2">
          <TextValue
            label={t('amount')}
            error={errorAt('amount')}
            value={intent.amount}
            onChange={(amount) => onChange({ ...intent, amount })}
          />
          <TextValue
            label={t('currency')}
            error={errorAt('currency')}
            value={intent.currency}
            onChange={(currency) => onChange({ ...intent, currency: currency.toUpperCase() })}
          />
        </div>
      );
    case 'business_hours': {
      const error = errorAt('days') ?? errorAt('hours');
      return (
        <div className="grid gap-1">
          <TimeFields path="intent" time={intent.time} onChange={(time) => onChange({ ...intent, time })} />
          {error ? (
            <p role="alert" className="text-block text-table">
              {error}
            </p>
          ) : null}
        </div>
      );
    }
    case 'second_person':
      return (
        <FieldFrame label={t('people')} help={t('peopleHelp')}>
          {(control) => (
            <CountInput
              {...control}
              max={10}
              value={intent.quorum}
              onChange={(quorum) => onChange({ ...intent, quorum })}
            />
          )}
        </FieldFrame>
      );
  }
}

type TextValueProps = {
  readonly label: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function TextValue({ label, error, value, onChange }: TextValueProps) {
  return (
    <FieldFrame label={label} {...(error && { error })}>
      {(control) => (
        <Input
          {...control}
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          className="figures"
          value={value}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )}
    </FieldFrame>
  );
}
