'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FigureText } from '#components/decisions/figure-text.tsx';
import { readProof } from '#components/decisions/proof.ts';
import { ProofLine } from '#components/decisions/proof-line.tsx';
import { Section } from '#components/layout/section.tsx';
import { WaivedMark } from '#components/overrides/waived-mark.tsx';
import { type Column, DataTable } from '#components/tables/data-table.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import type { Decision, Reason } from '#lib/client/decisions.ts';

/** Every clause that spoke, and what else did: what decided in sight, what was kept folded below it. */
export function ReasonTable({ decision }: { readonly decision: Decision['decision'] }) {
  const t = useTranslations('decisions');
  const columns = useColumns(decision);
  const { reasons, revision } = decision;
  const decided = reasons.filter(({ outcome }) => outcome !== 'kept');
  const shown = decided.length > 0 ? decided : reasons;
  const folded = reasons.filter((reason) => !shown.includes(reason));
  if (reasons.length === 0) return null;
  return (
    <Section title={t('spoke')} note={t('spokeNote', { count: reasons.length, revision })}>
      <DataTable label={t('spoke')} columns={columns} rows={shown} rowKey={keyOf} />
      {folded.length > 0 ? (
        <details className="pt-2">
          <summary className="cursor-pointer py-1 text-ink-2">
            {t('alsoKept', { count: folded.length })}
          </summary>
          <DataTable label={t('keptLabel')} columns={columns} rows={folded} rowKey={keyOf} />
        </details>
      ) : null}
    </Section>
  );
}

const keyOf = (reason: Reason) => `${reason.kind} ${reason.pact} ${reason.clause} ${reason.title}`;

type Answer = Decision['decision'];

function useColumns({ evaluatedAt: at, waivers }: Answer): readonly Column<Reason>[] {
  const t = useTranslations('decisions');
  return [
    { id: 'clause', header: t('clause'), width: '30%', cell: (reason) => <Clause reason={reason} at={at} /> },
    {
      id: 'held',
      header: (
        <span className={SIDE_BY_SIDE}>
          <span>{t('expected')}</span> <span className="max-m:hidden">{t('observed')}</span>
        </span>
      ),
      hideBelow: 's',
      cell: (reason) => <Requirements reason={reason} at={at} />,
    },
    { id: 'owner', header: t('owner'), hideBelow: 'm', cell: (reason) => reason.owner ?? '–' },
    {
      id: 'says',
      header: t('says'),
      align: 'end',
      cell: (reason) => <Says reason={reason} waivers={waivers} />,
    },
  ];
}

type ReasonProps = {
  readonly reason: Reason;
  /** When it was decided. */
  readonly at: string;
};

function Clause({ reason, at }: ReasonProps) {
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
      <NarrowProofs reason={reason} at={at} />
    </>
  );
}

/** On a phone, where there is no room for what was expected, the proofs stand under their clause. */
function NarrowProofs({ reason, at }: ReasonProps) {
  return (
    <span className="grid gap-1 pt-1 s:hidden">
      {reason.requirements.map((requirement, index) => {
        const proof = readProof(requirement);
        return proof ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the requirements of a recorded decision never move.
          <span key={index} className="block">
            <ProofLine read={proof} at={at} />
          </span>
        ) : null;
      })}
    </span>
  );
}

const SIDE_BY_SIDE = 'grid gap-x-4 m:grid-cols-2';

/** Each requirement on a line of its own: what was expected beside what was there. */
function Requirements({ reason, at }: ReasonProps) {
  return (
    <div className="grid gap-1.5">
      {reason.requirements.map((requirement, index) => {
        const proof = readProof(requirement);
        const face = requirement.outcome === 'satisfied' ? 'text-ink-2' : 'font-strong';
        const figures = proof ? '' : 'font-mono text-mono';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the requirements of a recorded decision never move.
          <div key={index} className={SIDE_BY_SIDE}>
            <Written requirement={requirement} text={requirement.expected} className={`${face} ${figures}`} />
            <div className="min-w-0">
              {proof ? (
                <ProofLine read={proof} at={at} />
              ) : (
                <Written
                  requirement={requirement}
                  text={inWords(requirement.observed)}
                  className={`${face} ${figures}`}
                />
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}

type WrittenProps = {
  readonly requirement: Reason['requirements'][number];
  readonly text: string;
  readonly className: string;
};

/** A condition is shown exactly as it is evaluated; the words of any other requirement have their figures grouped. */
function Written({ requirement, text, className }: WrittenProps) {
  const Text = requirement.type === 'condition' ? HiddenText : FigureText;
  return <Text text={text} className={className} />;
}

/** What was observed: a word as it is, several facts each by its name. */
function inWords(value: Reason['requirements'][number]['observed']): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${inWords(part)}`)
    .join(', ');
}

function Says({ reason, waivers }: { readonly reason: Reason; readonly waivers: Answer['waivers'] }) {
  const t = useTranslations('decisions');
  const waiver = waivers.find(({ pact, clause }) => pact === reason.pact && clause === reason.clause);
  if (reason.outcome === 'waived' && waiver) return <WaivedMark {...waiver} />;
  if (reason.outcome === 'kept') return <EffectMark effect="allow">{t('kept')}</EffectMark>;
  if (reason.outcome === 'answered') return <EffectMark effect="allow">{t('answeredByPerson')}</EffectMark>;
  return (
    <EffectMark effect={reason.consequence}>
      {reason.outcome === 'error' ? t('couldNotEvaluate') : undefined}
    </EffectMark>
  );
}
