'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DemandText } from '#components/evidence/demand-text.tsx';
import { ProofFuse } from '#components/evidence/proof-fuse.tsx';
import { DeadlineText } from '#components/ui/time-text.tsx';
import type { Governance } from '#lib/client/governance.ts';

type Clause = Governance['clauses'][number];
type Agents = Governance['agents'];

type ClauseAnswersProps = { readonly clause: Clause; readonly number: number; readonly agents: Agents };

/** One promise, in the words people signed, and the answers to the questions a buyer asks of it. */
export function ClauseAnswers({ clause, number, agents }: ClauseAnswersProps) {
  const t = useTranslations('governance.answers');
  const { weakens, owner } = clause;
  return (
    <section aria-labelledby={`answers-${clause.key}`} className="border-line-2 border-t pt-3">
      <h3 id={`answers-${clause.key}`} className="flex flex-wrap items-baseline gap-x-2.5">
        <span className="figures text-ink-3">{number}</span>
        <span className="font-serif font-strong text-doc">{clause.title}</span>
        <span className="text-ink-3 text-table">{t('since', { number: clause.since })}</span>
      </h3>
      <p className="max-w-170 pt-1 font-serif text-doc">{clause.obligation}</p>
      <dl className="grid gap-x-6 gap-y-2.5 pt-3 s:grid-cols-[190px_minmax(0,1fr)]">
        <Answer question={t('proof')}>
          {clause.proof.length === 0 ? <span className="text-ink-2">{t('noProof')}</span> : null}
          {clause.proof.map((row) => (
            <Proof key={`${row.check.key} ${row.maxAge}`} row={row} agents={agents} />
          ))}
        </Answer>
        <Answer question={t('weakens')}>
          <p>{t('broken', { words: weakens.broken })}</p>
          {weakens.stale !== null && weakens.stale !== weakens.broken ? (
            <p>{t('stale', { words: weakens.stale })}</p>
          ) : null}
        </Answer>
        <Answer question={t('recourse')}>{clause.recourse}</Answer>
        <Answer question={t('owner')}>
          {t('cadence', { team: owner.name, days: clause.reviewCadenceDays })}
        </Answer>
        {clause.overrides.length > 0 ? (
          <Answer question={t('excepted')}>
            {clause.overrides.map((override) => (
              <Excepted key={override.id} override={override} />
            ))}
          </Answer>
        ) : null}
      </dl>
    </section>
  );
}

function Answer({ question, children }: { readonly question: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{question}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Proof({ row, agents }: { readonly row: Clause['proof'][number]; readonly agents: Agents }) {
  const nameOf = (agentId: string) => agents.find(({ id }) => id === agentId)?.key ?? agentId;
  return (
    <div className="pb-1.5 last:pb-0">
      <p>
        <Link
          href={`/evidence?tab=results&check=${row.check.key}`}
          className="underline-offset-2 hover:underline"
        >
          {row.check.name}
        </Link>
        <span className="text-ink-2">
          {' '}
          · <DemandText demand={row} />
        </span>
      </p>
      <ul>
        {row.cells.map((cell) => (
          <li key={cell.agentId} className="flex flex-wrap items-center gap-x-4 py-0.5">
            <Link href={`/agents/${nameOf(cell.agentId)}`} className="font-mono text-mono hover:underline">
              {nameOf(cell.agentId)}
            </Link>
            <ProofFuse cell={cell} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Excepted({ override }: { readonly override: Clause['overrides'][number] }) {
  const t = useTranslations('governance.answers');
  return (
    <p>
      <Link href={`/overrides/${override.id}`} className="font-mono text-mono underline underline-offset-2">
        {override.id}
      </Link>{' '}
      · <DeadlineText at={override.endsAt} />
      {override.isBreakGlass ? <span className="font-strong text-block"> · {t('brokenGlass')}</span> : null}
    </p>
  );
}
