'use client';

import { useTranslations } from 'next-intl';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import type { AskedOfDraft } from '#lib/client/backtests.ts';
import type { Reason } from '#lib/client/decisions.ts';

type AskedAnswerProps = { readonly asked: AskedOfDraft; readonly inForce: number | null };

/** Why the draft says so, what would change it, what is said today, and what each clause made of the request. */
export function AskedAnswer({ asked, inForce }: AskedAnswerProps) {
  const t = useTranslations('backtest.ask');
  const { would, today, binds, build, at } = asked;
  const remedies = new Map(
    would.reasons.flatMap(({ remedies }) => remedies.map((one) => [one.text, one] as const)),
  );
  return (
    <div className="grid gap-2.5 text-table">
      {binds ? null : <p className="text-degrade">{t('doesNotBind')}</p>}
      <p className="font-strong text-ink">
        <HiddenText text={would.summary} />
      </p>
      {would.allowed || remedies.size === 0 ? null : (
        <div>
          <h4 className="text-ink-3">{t('wouldChange')}</h4>
          <ul>
            {[...remedies.values()].map(({ text, owner }) => (
              <li key={text}>
                <HiddenText text={text} />
                {owner ? <span className="text-ink-3"> {owner}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="border-line-2 border-l-2 border-dashed pl-3">
        <h4 className="text-ink-3">
          {inForce === null ? t('todayNothing') : t('today', { number: inForce })}
        </h4>
        <EffectMark effect={today.effect} />
        <p className="text-ink-2">
          <HiddenText text={today.summary} />
        </p>
      </div>
      <ul aria-label={t('clauses')}>
        {would.reasons.map((reason) => (
          <Clause key={`${reason.kind} ${reason.pact} ${reason.clause} ${reason.title}`} reason={reason} />
        ))}
      </ul>
      <p className="text-ink-3">
        {t('askedAt')} <MomentText at={at} />
        {build ? ` · ${t('build', { build: build.slice(0, 19) })}` : ''}
      </p>
    </div>
  );
}

/** What one clause expects, what it met, and what it says. */
function Clause({ reason }: { readonly reason: Reason }) {
  const t = useTranslations('backtest.ask');
  const outcomes = useTranslations('backtest.again.outcome');
  const { outcome, consequence, requirements, clause, title, pact } = reason;
  const isKept = outcome === 'kept' || outcome === 'answered' || outcome === 'waived';
  return (
    <li className="grid gap-1 border-line border-t py-2">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0">
          <HiddenText text={clause ?? title} className="font-strong" />
          {pact ? <span className="text-ink-3"> {pact}</span> : null}
        </span>
        <EffectMark effect={isKept ? 'allow' : consequence}>
          {isKept ? outcomes(outcome) : undefined}
        </EffectMark>
      </span>
      {requirements.map(({ expected, observed, outcome: came }) => (
        <span key={expected} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 font-mono text-mono">
          <span className="text-ink-3">{t('expected')}</span>
          <HiddenText text={expected} className={came === 'satisfied' ? 'text-ink-2' : 'font-strong'} />
          <span className="text-ink-3">{t('observed')}</span>
          <HiddenText text={inWords(observed)} />
        </span>
      ))}
    </li>
  );
}

/** What was observed: a word as it is, several facts each by its name. */
function inWords(value: Reason['requirements'][number]['observed']): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${inWords(part)}`)
    .join(', ');
}
