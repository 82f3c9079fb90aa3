'use client';

import { useTranslations } from 'next-intl';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import type { Probe } from '#lib/client/backtests.ts';

/** Everything that was tried, clause by clause, and what the text says to it. */
export function ProbeTable({ probes }: { readonly probes: readonly Probe[] }) {
  const t = useTranslations('backtest.probe');
  const agents = new Set(probes.map(({ agent }) => agent)).size;
  const clauses = [...new Set(probes.map(({ clause }) => clause))];
  return (
    <details>
      <summary className="text-ink-2 underline underline-offset-3 pointer-coarse:min-h-11">
        {t('all', { count: probes.length })}
      </summary>
      {clauses.map((clause) => (
        <section key={clause} aria-label={clause} className="pt-2.5">
          <h3 className="font-mono text-ink-3 text-mono">{clause}</h3>
          <ul className="text-table">
            {probes
              .filter((probe) => probe.clause === clause)
              .map((probe) => (
                <li
                  key={`${probe.kind} ${probe.agent} ${probe.action} ${probe.tried}`}
                  className="flex items-baseline gap-x-2.5 border-line border-b py-1.5 last:border-b-0"
                >
                  <span className="min-w-0 flex-1 wrap-anywhere">
                    <HiddenText text={probe.tried} />{' '}
                    <span className="block text-ink-3">
                      {agents > 1 ? `${probe.agent} · ` : ''}
                      <HiddenText text={probe.action} />
                    </span>
                  </span>
                  <EffectMark effect={probe.effect} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
