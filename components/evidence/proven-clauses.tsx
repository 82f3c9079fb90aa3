'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DemandText } from '#components/evidence/demand-text.tsx';
import { ProofFuse } from '#components/evidence/proof-fuse.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { boardQuery, type EvidenceResource } from '#lib/client/evidence.ts';

/** The clauses in force for which this very result is the newest that speaks. */
export function ProvenClauses({ evidence }: { readonly evidence: EvidenceResource }) {
  const t = useTranslations('evidence.facts');
  const { data: board, error, refetch } = useQuery(boardQuery);
  if (error && !board) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!board) return null;
  const spoken = board.rows.flatMap((row) => {
    const cell = row.cells.find((one) => one.evidence?.id === evidence.id);
    return cell ? [{ row, cell }] : [];
  });
  return (
    <Section title={t('speaksFor')} note={spoken.length || undefined}>
      {spoken.length === 0 ? <p className="py-3 text-ink-3">{t('speaksForNone')}</p> : null}
      <ul>
        {spoken.map(({ row, cell }) => (
          <li
            key={`${row.pact.key} ${row.clause.key} ${row.maxAge}`}
            className="grid gap-x-6 gap-y-1 border-line border-b py-2 text-table last:border-b-0 s:grid-cols-2"
          >
            <div className="min-w-0">
              <Link
                href={`/pacts/${row.pact.key}#clause-${row.clause.key}`}
                className="font-strong underline-offset-2 hover:underline"
              >
                {row.clause.title}
              </Link>
              <span className="block text-ink-3">{row.pact.name}</span>
            </div>
            <div className="min-w-0">
              <ProofFuse cell={cell} />
              <span className="block text-ink-3">
                <DemandText demand={row} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
