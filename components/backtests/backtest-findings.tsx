'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CellDialog } from '#components/backtests/cell-dialog.tsx';
import { HitList } from '#components/backtests/hit-list.tsx';
import { useUndecidableWords } from '#components/backtests/undecidable-words.ts';
import { EffectMatrix } from '#components/ui/effect-matrix.tsx';
import type { BacktestCell, BacktestResult, BacktestRun, TestedText } from '#lib/client/backtests.ts';
import { formatCount, formatRate } from '#lib/format/numbers.ts';

type BacktestFindingsProps = {
  readonly text: TestedText;
  readonly run: BacktestRun;
  readonly found: BacktestResult;
};

/** What would have changed: in a sentence, as a matrix, for whom, for which team, and what cannot be told. */
export function BacktestFindings({ text, run, found }: BacktestFindingsProps) {
  const t = useTranslations('backtest');
  const [open, setOpen] = useState<BacktestCell | null>(null);
  const { looked, changed, cells, undecidable } = found;
  if (looked === 0)
    return (
      <p role="status" className="text-ink-2">
        {t('nothing')}
      </p>
    );
  const unknown = undecidable.decisions;
  return (
    <div className="grid gap-4">
      <div>
        <p role="status">
          {t('looked', { looked, lookedText: formatCount(looked) })},{' '}
          <strong className={changed > 0 ? 'font-strong' : 'font-normal'}>
            {t('changed', { changed, changedText: formatCount(changed) })}
          </strong>
        </p>
        <p className="text-ink-3">{comparedWords(found, t)}</p>
      </div>
      {cells.length > 0 ? (
        <EffectMatrix
          label={t('matrix')}
          cells={cells}
          onOpen={({ was, would }) => would !== 'unknown' && setOpen({ was, would })}
        />
      ) : null}
      <Reviews found={found} />
      <HitList title={t('agents')} hits={found.agents} count={found.agentsHit} />
      <HitList title={t('actions')} hits={found.actions} count={found.actionsHit} />
      {unknown > 0 ? <Undecidable found={found} onOpen={() => setOpen('undecidable')} /> : null}
      {open ? <CellDialog text={text} run={run} cell={open} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

function comparedWords(
  { comparedWith }: BacktestResult,
  t: ReturnType<typeof useTranslations<'backtest'>>,
): string {
  const numbers = comparedWith
    .flatMap(({ version }) => (version === null ? [] : [version]))
    .sort((a, b) => a - b);
  const unbound = comparedWith.find(({ version }) => version === null)?.decisions ?? 0;
  const versions = numbers.map((number) => t('version', { number })).join(', ');
  if (numbers.length === 0) return t('comparedWithNone');
  if (unbound === 0) return t('comparedWith', { versions });
  return t('comparedWithSome', { versions, count: unbound });
}

/** Reviews a day, team by team: what a draft costs people. */
function Reviews({ found }: { readonly found: BacktestResult }) {
  const t = useTranslations('backtest');
  if (found.reviews.length === 0) return null;
  return (
    <ul className="grid gap-0.5">
      {found.reviews.map(({ team, more, morePerDay }) => {
        const name = team?.name ?? t('trustLeads');
        const way = more > 0 ? 'more' : 'fewer';
        const isRare = Math.abs(morePerDay) < 0.5;
        return (
          <li key={team?.key ?? ''}>
            {isRare
              ? t(`${way}ReviewsInAll`, { count: Math.abs(more), days: formatRate(found.days), team: name })
              : t(`${way}Reviews`, { rate: formatRate(Math.abs(morePerDay)), team: name })}
          </li>
        );
      })}
    </ul>
  );
}

type UndecidableProps = { readonly found: BacktestResult; readonly onOpen: () => void };

function Undecidable({ found: { undecidable }, onOpen }: UndecidableProps) {
  const t = useTranslations('backtest');
  const words = useUndecidableWords();
  const { decisions, reasons } = undecidable;
  return (
    <div className="border-line-2 border-l-2 pl-3">
      <p>
        <button
          type="button"
          onClick={onOpen}
          className="font-strong underline decoration-line-2 underline-offset-3 hover:bg-hover pointer-coarse:min-h-11"
        >
          {t('undecidable', { count: decisions, countText: formatCount(decisions) })}
        </button>
      </p>
      <ul className="text-ink-2 text-table">
        {reasons.map((reason) => (
          <li key={JSON.stringify([reason.pact, reason.clause, reason.reason, reason.check])}>
            {words(reason)} <span className="figures text-ink-3">{formatCount(reason.count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
