'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryStates } from 'nuqs';
import { BothAnswers } from '#components/backtests/both-answers.tsx';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { Select } from '#components/ui/select.tsx';
import { askAgainQuery } from '#lib/client/backtests.ts';
import { offeredPactsQuery, pactQuery } from '#lib/client/pacts.ts';

const DRAFT = 'draft';

/** Asks a recorded decision again against a draft or another version; both answers side by side. */
export function AskAgain({ decisionId }: { readonly decisionId: string }) {
  const t = useTranslations('backtest.again');
  const refused = useRefusal()('pact:backtest');
  const [{ again: pactKey, version }, choose] = useQueryStates({
    again: parseAsString,
    version: parseAsString,
  });
  const number = version === DRAFT ? null : Number(version);
  const isChosen = pactKey !== null && version !== null && (number === null || Number.isInteger(number));
  const asked = useQuery({
    ...askAgainQuery(decisionId, { pactKey: pactKey ?? '', version: number }),
    enabled: isChosen && refused === undefined,
  });
  return (
    <Section id="again" title={t('title')} note={t('note')}>
      {refused ? <p className="py-2 text-ink-2">{refused}</p> : null}
      {refused ? null : (
        <div className="flex flex-wrap items-center gap-2 py-3">
          <PactChoice value={pactKey} onChange={(again) => void choose({ again, version: null })} />
          {pactKey ? (
            <TextChoice
              pactKey={pactKey}
              value={version}
              onChange={(next) => void choose({ version: next })}
            />
          ) : null}
        </div>
      )}
      {asked.isLoading ? (
        <p role="status" className="late text-ink-3">
          {t('asking')}
        </p>
      ) : null}
      {asked.isError && !asked.data ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : null}
      {asked.data && isChosen ? <BothAnswers asked={asked.data} /> : null}
    </Section>
  );
}

type ChoiceProps = { readonly value: string | null; readonly onChange: (value: string | null) => void };

function PactChoice({ value, onChange }: ChoiceProps) {
  const t = useTranslations('backtest.again');
  const list = useQuery(offeredPactsQuery);
  const pacts = list.data?.items ?? [];
  if (list.isError && !list.data)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <span className="w-60 max-s:flex-1">
      <Combobox
        aria-label={t('pact')}
        placeholder={t('choosePact')}
        value={value}
        onChange={onChange}
        options={pacts.map(({ key, name }) => ({ value: key, label: name, hint: key }))}
      />
    </span>
  );
}

/** The draft, where there is one, and every version. */
function TextChoice({ pactKey, value, onChange }: ChoiceProps & { readonly pactKey: string }) {
  const t = useTranslations('backtest.again');
  const status = useTranslations('pacts.status');
  const pact = useQuery(pactQuery(pactKey));
  const versions = pact.data?.versions ?? [];
  const options = [
    ...(pact.data?.hasDraft ? [{ value: DRAFT, label: t('draft') }] : []),
    ...versions.map((one) => ({
      value: String(one.number),
      label: t('version', { number: one.number, status: status(one.status) }),
    })),
  ];
  if (pact.isError && !pact.data)
    return <ErrorState error={pact.error} onRetry={() => void pact.refetch()} />;
  if (pact.data && options.length === 0) return <span className="text-ink-3">{t('noText')}</span>;
  return (
    <span className="w-60 max-s:flex-1">
      <Select
        aria-label={t('text')}
        placeholder={t('chooseText')}
        value={value}
        onChange={onChange}
        options={options}
      />
    </span>
  );
}
