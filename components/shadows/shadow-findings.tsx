'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ShadowDecisionsDialog } from '#components/shadows/shadow-decisions-dialog.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { EffectMatrix } from '#components/ui/effect-matrix.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { ShadowCellId, ShadowHit, ShadowRun, VersionShadow } from '#lib/client/shadows.ts';
import { formatCount } from '#lib/format/numbers.ts';

type ShadowFindingsProps = { readonly found: VersionShadow; readonly run: ShadowRun };

/** What a version in shadow would have answered: the matrix, whom it would hit, and what the figures cannot say. */
export function ShadowFindings({ found, run }: ShadowFindingsProps) {
  const t = useTranslations('shadows.found');
  const [open, setOpen] = useState<ShadowCellId | null>(null);
  const id = { pactKey: found.pact.key, number: found.number };
  const { looked, changed, uncountedLimits, hits, hasMoreHits } = run;
  if (looked === 0) return <p className="text-ink-3">{t('nothing')}</p>;
  return (
    <>
      <p role="status">
        {t('looked', { looked, lookedText: formatCount(looked) })},{' '}
        <span className={changed > 0 ? 'font-strong' : undefined}>
          {t('changed', { changed, changedText: formatCount(changed) })}
        </span>
        {run.lastAt ? (
          <span className="text-ink-3">
            {' '}
            · {t('seen')} <AgeText at={run.lastAt} />
          </span>
        ) : null}
      </p>
      <EffectMatrix
        label={t('matrix', { number: found.number })}
        cells={run.cells}
        onOpen={({ was, would }) => setOpen({ was, would })}
      />
      {run.unknown > 0 ? (
        <p className="text-ink-2 text-table">{t('unknown', { count: run.unknown })}</p>
      ) : null}
      {uncountedLimits.length > 0 ? (
        <p className="text-degrade text-table">
          {t('uncounted', { count: uncountedLimits.length, clauses: uncountedLimits.join(', ') })}
        </p>
      ) : null}
      <Hits hits={hits} onOpen={setOpen} />
      {hasMoreHits ? <p className="text-ink-3 text-table">{t('hitsMore')}</p> : null}
      {open ? <ShadowDecisionsDialog id={id} cell={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

type HitsProps = { readonly hits: readonly ShadowHit[]; readonly onOpen: (cell: ShadowCellId) => void };

function Hits({ hits, onOpen }: HitsProps) {
  const t = useTranslations('shadows.found');
  return (
    <div className="grid gap-1">
      <h3 className="text-ink-3 text-mono">{t('hits')}</h3>
      {hits.length === 0 ? <p className="text-ink-3 text-table">{t('nobody')}</p> : null}
      <ul className="text-table">
        {hits.map((hit) => (
          <li
            key={`${hit.agent.id} ${hit.action} ${hit.was} ${hit.would}`}
            className="flex flex-wrap items-start gap-x-2.5 border-line border-b py-1.5 last:border-b-0"
          >
            <span className="min-w-0 flex-1 basis-40 wrap-anywhere">
              <HiddenText text={hit.agent.key} className="font-mono text-mono" />{' '}
              <HiddenText text={hit.action} className="font-mono text-ink-2 text-mono" />
            </span>
            <HitEffect effect={hit.would} />
            <button
              type="button"
              aria-label={t('openHit', {
                figure: formatCount(hit.count),
                agent: hit.agent.key,
                action: hit.action,
              })}
              className="figures min-h-7 min-w-8 rounded-s px-1.5 text-right font-strong underline decoration-line-2 underline-offset-3 hover:bg-hover pointer-coarse:min-h-11 pointer-coarse:min-w-11"
              onClick={() =>
                onOpen({ was: hit.was, would: hit.would, agent: hit.agent.id, action: hit.action })
              }
            >
              {formatCount(hit.count)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function HitEffect({ effect }: { readonly effect: ShadowHit['would'] }) {
  return effect === 'unknown' ? null : <EffectMark effect={effect} />;
}
