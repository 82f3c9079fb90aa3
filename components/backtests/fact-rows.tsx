'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { FACT_KINDS, type FactKind, type FactRow, faultOf } from '#components/backtests/ask-facts.ts';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';

type FactRowsProps = {
  readonly rows: readonly FactRow[];
  readonly onChange: (rows: readonly FactRow[]) => void;
  readonly showsFaults: boolean;
  /** What the request as a whole was faulted with. */
  readonly error: string | undefined;
};

/** What a request says, each fact by its path with its type. */
export function FactRows({ rows, onChange, showsFaults, error }: FactRowsProps) {
  const t = useTranslations('backtest.ask');
  return (
    <fieldset className="grid gap-2">
      <legend className="pb-1 text-ink-2 text-mono">{t('facts')}</legend>
      {rows.map((row, at) => (
        <Fact
          // biome-ignore lint/suspicious/noArrayIndexKey: a path may be typed twice for a moment; the place is not.
          key={at}
          row={row}
          number={at + 1}
          showsFault={showsFaults}
          onChange={(next) => onChange(rows.map((old, index) => (index === at ? next : old)))}
          onRemove={() => onChange(rows.filter((_, index) => index !== at))}
        />
      ))}
      {error ? <p className="text-block text-table">{error}</p> : null}
      <div>
        <Button
          variant="quiet"
          isSmall
          onClick={() => onChange([...rows, { path: 'context.', kind: 'text', text: '' }])}
        >
          <Plus aria-hidden />
          {t('addFact')}
        </Button>
      </div>
    </fieldset>
  );
}

type FactProps = {
  readonly row: FactRow;
  readonly number: number;
  readonly showsFault: boolean;
  readonly onChange: (row: FactRow) => void;
  readonly onRemove: () => void;
};

function Fact({ row, number, showsFault, onChange, onRemove }: FactProps) {
  const t = useTranslations('backtest.ask');
  const fault = showsFault ? faultOf(row) : null;
  const retype = (kind: FactKind) => onChange({ ...row, kind, text: kind === 'boolean' ? 'true' : row.text });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-1.5 border-line border-b pb-2">
      <Input
        aria-label={t('path', { number })}
        value={row.path}
        spellCheck={false}
        className="font-mono text-mono"
        onChange={(event) => onChange({ ...row, path: event.target.value })}
      />
      <Button variant="quiet" isSmall aria-label={t('removeFact', { path: row.path })} onClick={onRemove}>
        <X aria-hidden />
      </Button>
      <div className="col-span-2 grid grid-cols-[110px_minmax(0,1fr)] gap-1.5">
        <Select
          aria-label={t('kindOf', { path: row.path })}
          value={row.kind}
          onChange={retype}
          options={FACT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <Value row={row} isFaulted={fault !== null} onChange={(text) => onChange({ ...row, text })} />
      </div>
      {fault ? <p className="col-span-2 text-block text-table">{t(`fault.${fault}`)}</p> : null}
    </div>
  );
}

type ValueProps = {
  readonly row: FactRow;
  readonly isFaulted: boolean;
  readonly onChange: (text: string) => void;
};

function Value({ row, isFaulted, onChange }: ValueProps) {
  const t = useTranslations('backtest.ask');
  const label = t('valueOf', { path: row.path });
  if (row.kind === 'none') return <span className="self-center text-ink-3">{t('leftOut')}</span>;
  if (row.kind === 'boolean') {
    return (
      <Select
        aria-label={label}
        value={row.text === 'false' ? 'false' : 'true'}
        onChange={onChange}
        options={(['true', 'false'] as const).map((value) => ({ value, label: t(value) }))}
      />
    );
  }
  return (
    <Input
      aria-label={label}
      aria-invalid={isFaulted}
      value={row.text}
      inputMode={row.kind === 'number' ? 'decimal' : undefined}
      spellCheck={false}
      className="font-mono text-mono"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
