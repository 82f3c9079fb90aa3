'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Asking } from '#components/backtests/asking.ts';
import { useTried } from '#components/backtests/use-tried.ts';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { Button } from '#components/ui/button.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { Input } from '#components/ui/input.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import { latestDecisionsQuery } from '#lib/client/backtests.ts';

const DECISION_ID = /^dec_[0-9a-z]{26}$/;

/** Chooses a recorded decision, by its id or of the latest; it joins the requests that are tried. */
export function RecordedPicker({ asking }: { readonly asking: Asking }) {
  const t = useTranslations('backtest.ask');
  const { add, isFull } = useTried(asking.pactId);
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | undefined>();
  const latest = useQuery(latestDecisionsQuery);
  const choose = (decisionId: string) => add({ id: decisionId, decisionId });
  const chooseTyped = () => {
    const id = typed.trim();
    if (isFull) return setFault(t('full'));
    if (!DECISION_ID.test(id)) return setFault(t('idShape'));
    choose(id);
  };
  return (
    <div className="grid gap-3">
      <form
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          chooseTyped();
        }}
      >
        <FieldFrame label={t('decisionId')} error={fault} className="flex-1">
          {(control) => (
            <Input
              {...control}
              value={typed}
              placeholder="dec_…"
              spellCheck={false}
              autoComplete="off"
              className="font-mono text-mono"
              onChange={(event) => {
                setTyped(event.target.value);
                setFault(undefined);
              }}
            />
          )}
        </FieldFrame>
        <Button type="submit" className="mt-5">
          {t('tryIt')}
        </Button>
      </form>
      {latest.isError && !latest.data ? (
        <ErrorState error={latest.error} onRetry={() => void latest.refetch()} />
      ) : null}
      {latest.data?.items.length === 0 ? <p className="text-ink-2">{t('noDecision')}</p> : null}
      <ul aria-label={t('latest')} className="max-h-80 overflow-y-auto text-table">
        {latest.data?.items.map(({ id, effect, agent, action, evaluatedAt, summary }) => (
          <li key={id} className="border-line border-b last:border-b-0">
            <button
              type="button"
              disabled={isFull}
              onClick={() => choose(id)}
              className="grid w-full gap-0.5 py-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
            >
              <span className="flex flex-wrap items-baseline justify-between gap-x-2">
                <EffectMark effect={effect} />
                <span className="text-ink-3">
                  <AgeText at={evaluatedAt} />
                </span>
              </span>
              <span className="text-ink-3">
                <HiddenText text={agent.key} /> · <HiddenText text={action} />
              </span>
              <HiddenText text={summary} className="line-clamp-2" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
