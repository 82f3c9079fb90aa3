'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { type FuseState, prepareFuse } from '#components/ui/prepare-fuse.ts';
import { useNowTowards, useZone } from '#components/ui/reading-context.tsx';
import { useAgeWords } from '#components/ui/time-text.tsx';
import { ageOf, exactLengthOf } from '#lib/format/ages.ts';
import { formatExact } from '#lib/format/dates.ts';

/** How the bar is drawn: a window that burns, or why there is none. */
export type FuseLook = FuseState | 'failed' | 'missing';

const FRAME: Readonly<Record<FuseLook, string>> = {
  fresh: 'border-line-2 bg-sunk',
  soon: 'border-degrade bg-sunk',
  stale: 'border-block fuse-hatch',
  failed: 'border-block bg-block',
  missing: 'border-edge border-dashed bg-transparent',
};
const TEXT: Readonly<Record<FuseLook, string>> = {
  fresh: 'text-ink',
  soon: 'text-degrade font-strong',
  stale: 'text-block font-strong',
  failed: 'text-block font-strong',
  missing: 'text-ink-2',
};

type FuseFrameProps = {
  readonly look: FuseLook;
  /** What is left, from 1 to 0; for a window that burns. */
  readonly share?: number;
  /** Says all that the bar shows: nothing hangs on shape or colour. */
  readonly children: ReactNode;
};

/** A bar and its words. The bar alone says nothing to those who do not see it, so the words say everything. */
export function FuseFrame({ look, share = 0, children }: FuseFrameProps) {
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2.25 gap-y-0.5 align-top">
      <span aria-hidden className={classNames('relative block h-1.75 w-24 shrink-0 border', FRAME[look])}>
        {share > 0 ? (
          <span
            className={classNames(
              'absolute inset-y-0 left-0 min-w-px',
              look === 'soon' ? 'bg-degrade' : 'bg-ink-2',
            )}
            style={{ width: `${share * 100}%` }}
          />
        ) : null}
      </span>
      <span className={classNames('figures', TEXT[look])}>{children}</span>
    </span>
  );
}

type FuseProps = {
  /** What the age counts from. */
  readonly from: string;
  /** When the window closes. */
  readonly until: string;
  /** Shows it as it stood at this moment, for what was decided then; it burns on where none is given. */
  readonly at?: string;
};

/** Burns down to the end of a window: what is left and of how much, or how old it is once it is over. */
export function Fuse({ from, until, at }: FuseProps) {
  const t = useTranslations('ui.fuse');
  const words = useAgeWords();
  const zone = useZone();
  const ticking = useNowTowards(until);
  const window = { from: Date.parse(from), until: Date.parse(until) };
  const { state, share, windowMs, leftMs, ageMs } = prepareFuse(window, at ? Date.parse(at) : ticking);
  const whole = words(exactLengthOf(windowMs));
  return (
    <FuseFrame look={state} share={share}>
      <time dateTime={until} title={t('closes', { at: formatExact(until, zone) })}>
        {state === 'stale'
          ? t('stale', { age: words(ageOf(ageMs)), window: whole })
          : t('left', { left: words(ageOf(leftMs)), window: whole })}
      </time>
    </FuseFrame>
  );
}
