'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { type Column, DataTable } from '#components/tables/data-table.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import type { Decision, Reason } from '#lib/client/decisions.ts';

/** Every clause that spoke, and what else did, in the order in which they weigh. */
export function ReasonTable({ decision }: { readonly decision: Decision['decision'] }) {
  const t = useTranslations('decisions');
  const columns = useColumns();
  if (decision.reasons.length === 0) return null;
  return (
    <Section
      title={t('spoke')}
      note={t('spokeNote', { count: decision.reasons.length, revision: decision.revision })}
    >
      <DataTable
        label={t('spoke')}
        columns={columns}
        rows={decision.reasons}
        rowKey={(reason) => `${reason.kind} ${reason.pact} ${reason.clause} ${reason.title}`}
      />
    </Section>
  );
}

function useColumns(): readonly Column<Reason>[] {
  const t = useTranslations('decisions');
  return [
    { id: 'clause', header: t('clause'), width: '34%', cell: (reason) => <Clause reason={reason} /> },
    {
      id: 'expected',
      header: t('expected'),
      hideBelow: 's',
      cell: (reason) => <Each reason={reason} of="expected" />,
    },
    {
      id: 'observed',
      header: t('observed'),
      hideBelow: 's',
      cell: (reason) => <Each reason={reason} of="observed" />,
    },
    { id: 'owner', header: t('owner'), hideBelow: 'm', cell: (reason) => reason.owner ?? '–' },
    { id: 'says', header: t('says'), align: 'end', cell: (reason) => <Says reason={reason} /> },
  ];
}

function Clause({ reason }: { readonly reason: Reason }) {
  const t = useTranslations('decisions');
  if (reason.kind !== 'clause') return <HiddenText text={reason.title} className="font-strong" />;
  return (
    <>
      <span className="font-strong">{reason.clause}</span>{' '}
      <Link
        href={`/pacts/${reason.pact}/versions/${reason.version}`}
        className="text-ink-3 underline-offset-2 hover:underline"
      >
        {t('pactVersion', { pact: reason.pact ?? '', version: reason.version ?? 0 })}
      </Link>
      {reason.obligation ? (
        <span className="block font-serif text-[0.90625rem] leading-5.25">“{reason.obligation}”</span>
      ) : null}
    </>
  );
}

function Each({ reason, of }: { readonly reason: Reason; readonly of: 'expected' | 'observed' }) {
  return reason.requirements.map((requirement, index) => {
    const value = requirement[of];
    const text = inWords(value);
    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: the requirements of a recorded decision never move.
        key={index}
        className={
          requirement.outcome === 'satisfied'
            ? 'block font-mono text-ink-2 text-mono'
            : 'block font-mono font-strong text-mono'
        }
      >
        <HiddenText text={text} />
      </span>
    );
  });
}

/** What was observed: a word as it is, several facts each by its name. */
function inWords(value: Reason['requirements'][number]['observed']): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${inWords(part)}`)
    .join(', ');
}

function Says({ reason }: { readonly reason: Reason }) {
  const t = useTranslations('decisions');
  if (reason.outcome === 'kept') return <EffectMark effect="allow">{t('kept')}</EffectMark>;
  if (reason.outcome === 'answered') return <EffectMark effect="allow">{t('answeredByPerson')}</EffectMark>;
  return (
    <EffectMark effect={reason.consequence}>
      {reason.outcome === 'error' ? t('couldNotEvaluate') : undefined}
    </EffectMark>
  );
}
