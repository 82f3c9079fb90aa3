'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { tabHref } from '#components/evidence/evidence-place.ts';
import { ComboboxField, SelectField, TextField } from '#components/forms/fields.tsx';
import {
  boardQuery,
  offeredChecksQuery,
  offeredSourcesQuery,
  provenAgentsQuery,
} from '#lib/client/evidence.ts';
import { EVIDENCE_METHODS, type EvidenceMethod } from '#lib/domain/pacts/types.ts';

/** What both forms say of a result. */
type About = {
  readonly agent: string;
  readonly check: string;
  readonly source: string;
  readonly method: EvidenceMethod;
  readonly buildDigest: string;
};

type AboutFieldsProps<Values extends FieldValues & About> = {
  readonly control: Control<Values>;
  /** A correction speaks of the same agent and the same check. */
  readonly isCorrection?: boolean;
};

/** Whom a result is of, what was checked, where it comes from and how it came about. */
export function AboutFields<Values extends FieldValues & About>({
  control,
  isCorrection = false,
}: AboutFieldsProps<Values>) {
  const t = useTranslations('evidence.form');
  const words = useTranslations('evidence');
  const agents = useQuery(provenAgentsQuery).data?.items ?? [];
  const checks = useQuery(offeredChecksQuery).data?.items ?? [];
  const name = (field: keyof About) => field as FieldPath<Values>;
  return (
    <>
      {isCorrection ? null : (
        <div className="grid gap-4 s:grid-cols-2">
          <ComboboxField
            control={control}
            name={name('agent')}
            label={words('agent')}
            placeholder={t('chooseAgent')}
            options={agents.map((agent) => ({ value: agent.key, label: agent.key, hint: agent.name }))}
          />
          <ComboboxField
            control={control}
            name={name('check')}
            label={words('check')}
            placeholder={t('chooseCheck')}
            options={checks.map((check) => ({ value: check.key, label: check.key, hint: check.name }))}
          />
        </div>
      )}
      <div className="grid gap-4 s:grid-cols-2">
        <SourceAndMethod control={control} name={name} />
      </div>
      <BuildField control={control} name={name('buildDigest')} />
    </>
  );
}

type PartProps<Values extends FieldValues & About> = {
  readonly control: Control<Values>;
  readonly name: (field: keyof About) => FieldPath<Values>;
};

function SourceAndMethod<Values extends FieldValues & About>({ control, name }: PartProps<Values>) {
  const t = useTranslations('evidence.form');
  const words = useTranslations('evidence');
  const found = useQuery(offeredSourcesQuery).data?.items;
  const chosen = useWatch({ control, name: name('source') });
  const forPeople = (found ?? []).filter(({ apiKeyId }) => apiKeyId === null);
  const source = forPeople.find(({ key }) => key === chosen);
  const highest = source ? EVIDENCE_METHODS.indexOf(source.highestMethod) : EVIDENCE_METHODS.length;
  const noSource = found && forPeople.length === 0;
  return (
    <>
      <SelectField
        control={control}
        name={name('source')}
        label={words('source')}
        placeholder={t('chooseSource')}
        help={
          noSource ? (
            <>
              {t('noSource')}{' '}
              <Link href={tabHref('sources')} className="underline underline-offset-2">
                {t('toSources')}
              </Link>
            </>
          ) : (
            t('sourceHelp')
          )
        }
        options={forPeople.map((one) => ({ value: one.key, label: one.name }))}
      />
      <SelectField
        control={control}
        name={name('method')}
        label={words('methodLabel')}
        help={source ? t('methodHelp', { method: words(`method.${source.highestMethod}`) }) : undefined}
        options={EVIDENCE_METHODS.map((value, strength) => ({
          value,
          label: value === 'attested' ? t('attested') : words(`method.${value}`),
          // What is attested is signed, and nobody signs by hand.
          isDisabled: value === 'attested' || strength > highest,
        }))}
      />
    </>
  );
}

type BuildFieldProps<Values extends FieldValues & About> = {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
};

/** The build it was made on; those that are known of the agent are offered. */
function BuildField<Values extends FieldValues & About>({ control, name }: BuildFieldProps<Values>) {
  const t = useTranslations('evidence.form');
  const id = useId();
  const board = useQuery(boardQuery).data;
  const agent = useWatch({ control, name: 'agent' as FieldPath<Values> });
  const agentId = board?.agents.find(({ key }) => key === agent)?.id;
  const cells = board?.rows.flatMap((row) => row.cells).filter((cell) => cell.agentId === agentId) ?? [];
  const builds = new Set(cells.flatMap((cell) => [cell.buildDigest, cell.evidence?.buildDigest]));
  return (
    <>
      <TextField
        control={control}
        name={name}
        label={t('build')}
        help={t('buildHelp')}
        isOptional
        isMono
        spellCheck={false}
        autoComplete="off"
        placeholder="sha256:…"
        list={id}
      />
      <datalist id={id}>
        {[...builds].map((build) => (build ? <option key={build} value={build} /> : null))}
      </datalist>
    </>
  );
}
