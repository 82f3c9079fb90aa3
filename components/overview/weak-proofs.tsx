'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ProofFuse } from '#components/evidence/proof-fuse.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import {
  foldWithoutResult,
  prepareWeakProofs,
  type WeakProof,
} from '#components/overview/prepare-weak-proofs.ts';
import { boardQuery } from '#lib/client/evidence.ts';

const MOST_SHOWN = 6;

/** Proofs that hold no more or close before long; nothing where no clause in force asks for proof. */
export function WeakProofs() {
  const t = useTranslations('now.proofs');
  const { data: board, error, refetch } = useQuery(boardQuery);
  if (error && !board) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!board || board.rows.length === 0) return null;
  const weak = foldWithoutResult(prepareWeakProofs(board));
  return (
    <Section
      title={t('title')}
      note={weak.length > MOST_SHOWN ? t('more', { shown: MOST_SHOWN, all: weak.length }) : t('note')}
      end={
        <Link href="/evidence" className="underline underline-offset-2">
          {t('all')}
        </Link>
      }
    >
      {weak.length === 0 ? <p className="py-3 text-ink-3">{t('none')}</p> : null}
      <ul>
        {weak
          .slice(0, MOST_SHOWN)
          .map((line) =>
            line.kind === 'none' ? (
              <WithoutResult
                key={line.first.row.check.key}
                check={line.first.row.check.key}
                count={line.agents}
              />
            ) : (
              <Proof key={keyOf(line.proof)} proof={line.proof} />
            ),
          )}
      </ul>
    </Section>
  );
}

function keyOf({ row, agent }: WeakProof): string {
  return `${row.pact.key} ${row.clause.key} ${row.check.key} ${agent.id}`;
}

const ROW = 'flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-2 last:border-b-0';

function Proof({ proof: { row, cell, agent } }: { readonly proof: WeakProof }) {
  const t = useTranslations('now.proofs');
  return (
    <li className={ROW}>
      <span className="min-w-0 flex-1 basis-64">
        <Link
          href={`/pacts/${row.pact.key}#clause-${row.clause.key}`}
          className="font-strong underline-offset-2 hover:underline"
        >
          {row.clause.title}
        </Link>
        <span className="block text-ink-2">
          <span className="font-mono text-mono">{agent.key}</span> · {t('owner', { team: row.owner.name })}
        </span>
      </span>
      <ProofFuse cell={cell} />
    </li>
  );
}

type WithoutResultProps = { readonly check: string; readonly count: number };

function WithoutResult({ check, count }: WithoutResultProps) {
  const t = useTranslations('now.proofs');
  return (
    <li className={ROW}>
      <span className="min-w-0 flex-1 basis-64">
        <Link href="/evidence?state=missing" className="font-strong underline-offset-2 hover:underline">
          {t('withoutResult', { count })}
        </Link>
        <span className="block font-mono text-ink-2 text-mono">{check}</span>
      </span>
    </li>
  );
}
