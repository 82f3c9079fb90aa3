'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DemandText } from '#components/evidence/demand-text.tsx';
import { tabHref } from '#components/evidence/evidence-place.ts';
import { ProofFuse } from '#components/evidence/proof-fuse.tsx';
import { ResultText } from '#components/evidence/result-text.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { type BoardCellResource, type BoardRowResource, boardQuery } from '#lib/client/evidence.ts';

type AgentEvidenceProps = { readonly agentId: string; readonly agentKey: string };

/** What must be proven of an agent by the clauses that bind it, and how each proof stands. */
export function AgentEvidence({ agentId, agentKey }: AgentEvidenceProps) {
  const t = useTranslations('agents.evidence');
  const board = useQuery(boardQuery);
  const proofs = (board.data?.rows ?? []).flatMap((row) => {
    const cell = row.cells.find((one) => one.agentId === agentId);
    return cell ? [{ row, cell }] : [];
  });
  const holding = proofs.filter(({ cell }) => cell.state === 'fresh' || cell.state === 'soon').length;
  return (
    <Section
      title={t('title')}
      note={proofs.length > 0 ? t('holding', { holding, all: proofs.length }) : undefined}
      end={
        <Link href={tabHref('results', { agent: agentKey })} className="underline underline-offset-2">
          {t('all')}
        </Link>
      }
    >
      {board.isError && !board.data ? (
        <ErrorState error={board.error} onRetry={() => void board.refetch()} />
      ) : null}
      {board.data && proofs.length === 0 ? <p className="py-3 text-ink-3">{t('none')}</p> : null}
      <ul>
        {proofs.map(({ row, cell }) => (
          <Proof
            key={`${row.pact.key} ${row.clause.key} ${row.check.key} ${row.maxAge}`}
            row={row}
            cell={cell}
          />
        ))}
      </ul>
    </Section>
  );
}

type ProofProps = { readonly row: BoardRowResource; readonly cell: BoardCellResource };

function Proof({ row, cell }: ProofProps) {
  const t = useTranslations('agents.evidence');
  return (
    <li className="grid gap-x-6 gap-y-1 border-line border-b py-2 text-table last:border-b-0 s:grid-cols-2">
      <div className="min-w-0">
        <span className="font-mono font-strong text-mono">{row.check.key}</span>{' '}
        <span className="text-ink-2">
          <DemandText demand={row} />
        </span>
        <Link
          href={`/pacts/${row.pact.key}#clause-${row.clause.key}`}
          className="block text-ink-3 underline-offset-2 hover:underline"
        >
          {t('clause', { pact: row.pact.name, clause: row.clause.title })}
        </Link>
      </div>
      <div className="min-w-0">
        <ProofFuse cell={cell} />
        {cell.evidence ? (
          <span className="block text-ink-2">
            <Link href={`/evidence/${cell.evidence.id}`} className="underline underline-offset-2">
              <ResultText result={cell.evidence.result} passed={cell.evidence.passed} />
            </Link>
            {', '}
            {cell.evidence.source === null ? t('ownWord') : <HiddenText text={cell.evidence.source} />}
          </span>
        ) : null}
      </div>
    </li>
  );
}
