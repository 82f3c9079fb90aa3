'use client';

import { Popover } from '@base-ui/react/popover';
import { Clock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { PopoverSurface } from '#components/ui/popover.tsx';
import { useZone } from '#components/ui/reading-context.tsx';
import { clockNow } from '#lib/client/clock.ts';
import { formatMoment } from '#lib/format/dates.ts';
import { type Range, type RangeFault, type RangeText, resolveRange } from '#lib/format/time-range.ts';

const QUICK = [
  'now-15m',
  'now-1h',
  'now-6h',
  'now-24h',
  'now-7d',
  'now-30d',
  'now-90d',
  'now/d',
  'now/w',
  'now/M',
];

type RangeControlProps = {
  readonly text: RangeText;
  /** What the text means now; null where it means nothing. */
  readonly range: Range | null;
  readonly fault: RangeFault | null;
  readonly onChange: (text: RangeText) => void;
};

/** From when to when: a quick range, or two moments as they are typed. The zone in which they are read stands beside. */
export function RangeControl({ text, range, fault, onChange }: RangeControlProps) {
  const t = useTranslations('ui.range');
  const zone = useZone();
  const [isOpen, setIsOpen] = useState(false);
  const quick = text.to === 'now' && QUICK.includes(text.from);
  const choose = (next: RangeText) => {
    onChange(next);
    setIsOpen(false);
  };
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
        <Popover.Trigger
          render={
            <Button aria-invalid={fault !== null || undefined}>
              <Clock aria-hidden />
              {quick ? t(`quick.${text.from.replace('/', '-')}`) : `${text.from} – ${text.to}`}
            </Button>
          }
        />
        <PopoverSurface label={t('label')} align="start">
          <div className="grid w-[min(34rem,calc(100vw-2rem))] gap-4 p-3 s:grid-cols-[1fr_11rem]">
            <RangeFields text={text} onChange={choose} />
            <ul className="s:border-line s:border-l s:pl-3">
              {QUICK.map((from) => (
                <li key={from}>
                  <button
                    type="button"
                    aria-pressed={quick && text.from === from}
                    onClick={() => choose({ from, to: 'now' })}
                    className="w-full rounded-s px-2 py-1 text-left hover:bg-hover aria-pressed:font-strong pointer-coarse:min-h-11"
                  >
                    {t(`quick.${from.replace('/', '-')}`)}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        </PopoverSurface>
      </Popover.Root>
      <span className="figures text-fine text-ink-3" title={range ? undefined : t('noRange')}>
        {range ? `${formatMoment(range.fromMs, zone)} – ${formatMoment(range.toMs, zone)}` : null} · {zone}
      </span>
      {fault ? (
        <span role="alert" className="text-block">
          <FaultWords fault={fault} />
        </span>
      ) : null}
    </span>
  );
}

function RangeFields({ text, onChange }: Pick<RangeControlProps, 'text' | 'onChange'>) {
  const t = useTranslations('ui.range');
  const zone = useZone();
  const [typed, setTyped] = useState(text);
  const [fault, setFault] = useState<RangeFault | null>(null);
  const take = (event: FormEvent) => {
    event.preventDefault();
    const range = resolveRange(typed, { nowMs: clockNow(), zone });
    if ('fault' in range) return setFault(range.fault);
    onChange({ from: typed.from.trim(), to: typed.to.trim() });
  };
  return (
    <form onSubmit={take} className="grid content-start gap-2.5">
      {(['from', 'to'] as const).map((field) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the input inside renders the control it labels.
        <label key={field} className="grid gap-1">
          {t(field)}
          <Input
            value={typed[field]}
            aria-invalid={fault?.field === field || undefined}
            onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
            className="font-mono"
          />
        </label>
      ))}
      <p role={fault ? 'alert' : undefined} className={fault ? 'text-block' : 'text-fine text-ink-3'}>
        {fault ? <FaultWords fault={fault} /> : t('help', { zone })}
      </p>
      <Button type="submit" variant="primary">
        {t('apply')}
      </Button>
    </form>
  );
}

function FaultWords({ fault }: { readonly fault: RangeFault }) {
  const t = useTranslations('ui.range');
  if (fault.kind === 'order') return t('order');
  const field = t(fault.field);
  return fault.kind === 'unit' ? t('unit', { field, unit: fault.unit }) : t('unreadable', { field });
}
