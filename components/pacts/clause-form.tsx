'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ConditionInput } from '#components/pacts/condition-input.tsx';
import { ConsequenceFields } from '#components/pacts/consequence-fields.tsx';
import { useClauseEdit } from '#components/pacts/draft-context.tsx';
import { DraftField, FindingNotes } from '#components/pacts/draft-field.tsx';
import { ProofFields, StaleFields } from '#components/pacts/proof-fields.tsx';
import { RequirementFields } from '#components/pacts/requirement-fields.tsx';
import { CountInput } from '#components/pacts/small-inputs.tsx';
import { TeamSelect } from '#components/pacts/team-select.tsx';
import { TokenInput } from '#components/pacts/token-input.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Input, TextArea } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { knownActionsQuery } from '#lib/client/pacts.ts';
import { TIERS } from '#lib/domain/actions/types.ts';
import { type Clause, SEVERITIES } from '#lib/domain/pacts/types.ts';

type ClauseFormProps = {
  readonly at: number;
  readonly clause: Clause;
  /** The title may rename the key of a clause that no version has. */
  readonly onTitle: (title: string) => void;
};

/** Everything one clause says. */
export function ClauseForm({ at, clause, onTitle }: ClauseFormProps) {
  const t = useTranslations('pacts.clause');
  return (
    <div className="grid gap-4.5">
      <Words at={at} clause={clause} onTitle={onTitle} />
      <Scope at={at} clause={clause} />
      <RequirementFields at={at} clause={clause} />
      <ProofFields at={at} clause={clause} />
      <Otherwise at={at} clause={clause} />
      <div data-path={`clauses.${at}.authorises`}>
        <AuthorisesBox at={at} clause={clause} />
        <FindingNotes path={`clauses.${at}.authorises`} />
      </div>
      <Ownership at={at} clause={clause} />
      <p className="text-ink-3 text-table">{t('keyHelp')}</p>
    </div>
  );
}

function Otherwise({ at, clause }: Omit<ClauseFormProps, 'onTitle'>) {
  const t = useTranslations('pacts.consequence');
  const change = useClauseEdit(at);
  return (
    <>
      <ConsequenceFields
        path={`clauses.${at}.consequence`}
        legend={t('type')}
        consequence={clause.consequence}
        onChange={(consequence) => change({ consequence })}
        owner={clause.owner}
      />
      <StaleFields at={at} clause={clause} />
    </>
  );
}

function Words({ at, clause, onTitle }: ClauseFormProps) {
  const t = useTranslations('pacts.clause');
  const change = useClauseEdit(at);
  return (
    <>
      <div className="grid gap-3 s:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <DraftField path={`clauses.${at}.title`} label={t('title')}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={clause.title}
              onChange={(event) => onTitle(event.target.value)}
            />
          )}
        </DraftField>
        <DraftField path={`clauses.${at}.severity`} label={t('severity')}>
          {(control) => (
            <Select
              {...control}
              value={clause.severity}
              onChange={(severity) => change({ severity })}
              options={SEVERITIES.map((value) => ({ value, label: t(`severities.${value}`) }))}
            />
          )}
        </DraftField>
      </div>
      <DraftField path={`clauses.${at}.obligation`} label={t('obligation')}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={4000}
            className="font-serif text-[1rem] leading-6.25"
            value={clause.obligation}
            onChange={(event) => change({ obligation: event.target.value })}
          />
        )}
      </DraftField>
    </>
  );
}

function Scope({ at, clause }: Omit<ClauseFormProps, 'onTitle'>) {
  const t = useTranslations('pacts.clause');
  const change = useClauseEdit(at);
  const actions = useQuery(knownActionsQuery).data?.items ?? [];
  const { scope } = clause;
  const path = `clauses.${at}.scope`;
  const setWhen = (when: string) => {
    const { when: _, ...rest } = scope;
    change({ scope: when === '' ? rest : { ...rest, when } });
  };
  return (
    <>
      <DraftField path={`${path}.actions`} label={t('actions')} help={t('actionsHelp')}>
        {(control) => (
          <TokenInput
            {...control}
            values={scope.actions}
            onChange={(names) => change({ scope: { ...scope, actions: names } })}
            placeholder="tool:wire-*"
            options={actions.map((action) => ({
              value: action.name,
              label: action.name,
              hint: action.isDeclared ? t(`tiers.${action.tier}`) : t('undeclared'),
            }))}
          />
        )}
      </DraftField>
      <fieldset data-path={`${path}.tiers`} className="grid gap-1">
        <legend className="mb-1 text-ink-2 text-mono">{t('tiersLabel')}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1.5">
          {TIERS.map((tier) => (
            <Checkbox
              key={tier}
              label={t(`tiers.${tier}`)}
              isChecked={scope.tiers.includes(tier)}
              onChange={(isOn) => {
                const tiers = TIERS.filter((other) => (other === tier ? isOn : scope.tiers.includes(other)));
                change({ scope: { ...scope, tiers } });
              }}
            />
          ))}
        </div>
        <div className="text-ink-3 text-table">{t('tiersHelp')}</div>
        <FindingNotes path={`${path}.tiers`} />
      </fieldset>
      <DraftField path={`${path}.when`} label={t('when')} isOptional>
        {(control) => (
          <ConditionInput
            {...control}
            value={scope.when ?? ''}
            onChange={setWhen}
            placeholder="context.currency == 'EUR'"
          />
        )}
      </DraftField>
    </>
  );
}

function AuthorisesBox({ at, clause }: Omit<ClauseFormProps, 'onTitle'>) {
  const t = useTranslations('pacts.clause');
  const change = useClauseEdit(at);
  return (
    <Checkbox
      label={t('authorises')}
      help={t('authorisesHelp')}
      isChecked={clause.authorises}
      onChange={(authorises) => change({ authorises })}
    />
  );
}

function Ownership({ at, clause }: Omit<ClauseFormProps, 'onTitle'>) {
  const t = useTranslations('pacts.clause');
  const change = useClauseEdit(at);
  return (
    <>
      <div className="grid gap-3 s:grid-cols-[1.3fr_1.2fr_1.2fr]">
        <DraftField path={`clauses.${at}.owner`} label={t('owner')}>
          {(control) => (
            <TeamSelect {...control} value={clause.owner} onChange={(owner) => change({ owner })} />
          )}
        </DraftField>
        <DraftField path={`clauses.${at}.reviewCadenceDays`} label={t('cadence')}>
          {(control) => (
            <CountInput
              {...control}
              max={366}
              value={clause.reviewCadenceDays}
              onChange={(reviewCadenceDays) => change({ reviewCadenceDays })}
            />
          )}
        </DraftField>
        <DraftField path={`clauses.${at}.key`} label={t('key')}>
          {(control) => (
            <Input
              {...control}
              maxLength={63}
              spellCheck={false}
              className="font-mono text-mono"
              value={clause.key}
              onChange={(event) => change({ key: event.target.value })}
            />
          )}
        </DraftField>
      </div>
      <DraftField path={`clauses.${at}.recourse`} label={t('recourse')}>
        {(control) => (
          <TextArea
            {...control}
            rows={1}
            maxLength={4000}
            value={clause.recourse}
            onChange={(event) => change({ recourse: event.target.value })}
          />
        )}
      </DraftField>
    </>
  );
}
