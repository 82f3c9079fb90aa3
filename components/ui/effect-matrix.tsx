'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import type { Effect } from '#lib/domain/decisions/types.ts';
import { formatCount } from '#lib/format/numbers.ts';

/** What an answer was, what it would have been, and how often; `unknown` where that cannot be told. */
export type MatrixCell = {
  readonly was: Effect;
  readonly would: Effect | 'unknown';
  readonly count: number;
};

type EffectMatrixProps = {
  /** What the figures count, for those who do not see the table. */
  readonly label: string;
  readonly cells: readonly MatrixCell[];
  /** Opens the decisions of a cell. */
  readonly onOpen: (cell: MatrixCell) => void;
};

const EFFECTS = ['allow', 'degrade', 'settle', 'review', 'block'] as const;
/** What changes stands out by a ground as well as by its weight: solid, dots or diagonals, so never by colour alone. */
const GROUNDS: Readonly<Record<MatrixCell['would'], string>> = {
  allow: 'bg-allow-tint',
  degrade: 'bg-degrade-tint cell-diagonals',
  settle: 'bg-settle-tint',
  review: 'bg-review-tint cell-dots',
  block: 'bg-block-tint outline outline-block',
  unknown: 'bg-sunk',
};

const ORDER = [...EFFECTS, 'unknown'] as const;

/** Answers as they were, a row each, against what they would have been. What would change stands out; each figure opens. */
export function EffectMatrix({ label, cells, onOpen }: EffectMatrixProps) {
  const t = useTranslations('ui.matrix');
  const rows = EFFECTS.filter((effect) => cells.some((cell) => cell.was === effect));
  const columns = ORDER.filter((effect) => cells.some((cell) => cell.would === effect));
  const cellAt = (was: string, would: string) =>
    cells.find((cell) => cell.was === was && cell.would === would && cell.count > 0);
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="figures w-full border-collapse text-table">
        <thead>
          <tr className="border-line border-b text-left text-ink-3">
            <th scope="col" className="py-1.5 pr-3 font-normal">
              {t('was')}
            </th>
            {columns.map((would) => (
              <th key={would} scope="col" className="py-1.5 pl-3 text-right font-normal">
                <span className="sr-only">{t('would')} </span>
                <Heading effect={would} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((was) => (
            <tr key={was} className="border-line border-b last:border-b-0">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                <EffectMark effect={was}>{t(`effect.${was}`)}</EffectMark>
              </th>
              {columns.map((would) => (
                <td key={would} className="py-1 pl-3 text-right">
                  <Figure cell={cellAt(was, would)} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ effect }: { readonly effect: Effect | 'unknown' }) {
  const t = useTranslations('ui.matrix');
  if (effect === 'unknown')
    return <span className="s:whitespace-nowrap text-ink-2">{t('effect.unknown')}</span>;
  return (
    <EffectMark effect={effect} className="max-s:flex-col max-s:items-end max-s:gap-0">
      {t(`effect.${effect}`)}
    </EffectMark>
  );
}

type FigureProps = { readonly cell: MatrixCell | undefined; readonly onOpen: (cell: MatrixCell) => void };

function Figure({ cell, onOpen }: FigureProps) {
  const t = useTranslations('ui.matrix');
  if (!cell) return <span className="text-ink-3">–</span>;
  const { was, would, count } = cell;
  const figure = formatCount(count);
  const names = { was: t(`effect.${was}`), would: t(`effect.${would}`), count, figure };
  return (
    <button
      type="button"
      aria-label={was === would ? t('openSame', names) : t('openChanged', names)}
      onClick={() => onOpen(cell)}
      className={classNames(
        'min-h-7 min-w-8 rounded-s px-1.5 underline decoration-line-2 underline-offset-3 hover:bg-hover pointer-coarse:min-h-11 pointer-coarse:min-w-11',
        was === would ? 'text-ink-2' : classNames('font-strong text-ink', GROUNDS[would]),
      )}
    >
      {figure}
    </button>
  );
}
