'use client';

import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AheadText } from '#components/evidence/ahead-text.tsx';
import { DemandText } from '#components/evidence/demand-text.tsx';
import { tabHref } from '#components/evidence/evidence-place.ts';
import type { ShownCell } from '#components/evidence/prepare-board.ts';
import { ProofFuse } from '#components/evidence/proof-fuse.tsx';
import { ResultText } from '#components/evidence/result-text.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { BoardRowResource } from '#lib/client/evidence.ts';
import { shortDigest } from '#lib/format/digests.ts';

type BoardRowProps = { readonly row: BoardRowResource; readonly cells: readonly ShownCell[] };

/** One demand of one clause: what is promised, what proves it, and how each agent stands. */
export function BoardRow({ row, cells }: BoardRowProps) {
  const t = useTranslations('evidence.board');
  return (
    <li className="grid gap-x-8 gap-y-2.5 border-line border-b py-3 text-table last:border-b-0 l:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.7fr)]">
      <div className="min-w-0">
        <Link
          href={`/pacts/${row.pact.key}#clause-${row.clause.key}`}
          className="font-strong text-base underline-offset-2 hover:underline"
        >
          {row.clause.title}
        </Link>
        {row.clause.severity === 'critical' ? (
          <span className="ml-1.5 text-ink-2">{t('critical')}</span>
        ) : null}
        <p className="text-ink-3">{t('owner', { owner: row.owner.name })}</p>
        <p className="text-ink-2">{t('else', { changes: row.changes })}</p>
      </div>
      <div className="min-w-0">
        <Link
          href={tabHref('results', { check: row.check.key })}
          className="font-mono text-mono underline-offset-2 hover:underline"
        >
          {row.check.key}
        </Link>
        <p className="text-ink-2">
          <DemandText demand={row} />
        </p>
        <Rhythm row={row} />
      </div>
      <ul className="grid content-start gap-2">
        {cells.map((shown) => (
          <Cell key={shown.agent.id} row={row} shown={shown} />
        ))}
        {cells.length === 0 ? <li className="text-ink-3">{t('bindsNobody')}</li> : null}
      </ul>
    </li>
  );
}

function Rhythm({ row }: { readonly row: BoardRowResource }) {
  const t = useTranslations('evidence.board');
  if (row.check.isRetired || row.check.owner === null)
    return <Warning>{t(row.check.isRetired ? 'checkRetired' : 'checkGone')}</Warning>;
  if (row.misses) return <Warning>{row.misses}</Warning>;
  return <p className="text-ink-3">{row.rhythm ? t('rhythm', { rhythm: row.rhythm }) : t('noRhythm')}</p>;
}

/** Something that will go wrong by itself, with a sign beside the colour. */
export function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className="mt-0.5 flex gap-1.5 text-degrade">
      <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" strokeWidth={1.75} />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

function Cell({
  row,
  shown: { cell, agent },
}: {
  readonly row: BoardRowResource;
  readonly shown: ShownCell;
}) {
  const t = useTranslations('evidence.board');
  return (
    <li className="grid gap-x-4 gap-y-0.5 s:grid-cols-[minmax(0,0.8fr)_minmax(0,1.1fr)]">
      <Link
        href={`/agents/${agent.key}`}
        className="min-w-0 font-mono text-mono leading-4.5 underline-offset-2 wrap-anywhere hover:underline"
      >
        {agent.key}
      </Link>
      <div className="min-w-0">
        <ProofFuse cell={cell} />
        {cell.evidence ? (
          <p className="text-ink-2">
            <Link
              href={`/evidence/${cell.evidence.id}`}
              className="underline decoration-line-2 underline-offset-2 hover:decoration-current"
            >
              <ResultText result={cell.evidence.result} passed={cell.evidence.passed} />
            </Link>
            {', '}
            {cell.evidence.source === null ? t('ownWord') : <HiddenText text={cell.evidence.source} />}
            {', '}
            <AgeText at={cell.evidence.countsFrom} />
            {cell.state === 'other_build' ? <Builds cell={cell} /> : null}
          </p>
        ) : (
          <p className="text-ink-3">
            <Link
              href={tabHref('board', { add: 'result', agent: agent.key, check: row.check.key })}
              className="underline underline-offset-2"
            >
              {t('addFirst')}
            </Link>
          </p>
        )}
        {cell.willMiss && cell.nextRunAt ? <WillMiss cell={cell} /> : null}
      </div>
    </li>
  );
}

function Builds({ cell }: { readonly cell: ShownCell['cell'] }) {
  const t = useTranslations('evidence.board');
  const made = cell.evidence?.buildDigest;
  return (
    <span className="block">
      {t('builds', {
        made: made ? shortDigest(made).groups : t('noBuild'),
        wanted: cell.buildDigest ? shortDigest(cell.buildDigest).groups : t('noBuild'),
      })}
    </span>
  );
}

function WillMiss({ cell }: { readonly cell: ShownCell['cell'] }) {
  const t = useTranslations('evidence.board');
  return (
    <Warning>
      {t('willMiss')} <AheadText at={cell.nextRunAt ?? ''} />
    </Warning>
  );
}
