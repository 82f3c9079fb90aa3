'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { factWords } from '#components/backtests/ask-facts.ts';
import { AskForm } from '#components/backtests/ask-form.tsx';
import { AskedAnswer } from '#components/backtests/asked-answer.tsx';
import { AskedDecision } from '#components/backtests/asked-decision.tsx';
import { AskedRow } from '#components/backtests/asked-row.tsx';
import type { Asking } from '#components/backtests/asking.ts';
import { useTried } from '#components/backtests/use-tried.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { Button } from '#components/ui/button.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { type AskedOfDraft, askDraftQuery } from '#lib/client/backtests.ts';
import type { MadeUpRequest } from '#lib/client/tried-requests.ts';

/** The requests somebody tries on the draft, each with its answer; they are asked again after every save. */
export function AskRequests({ asking }: { readonly asking: Asking }) {
  const t = useTranslations('backtest.ask');
  const refused = useRefusal()('pact:backtest');
  const { tried, openId, open, add, remove, isFull } = useTried(asking.pactId);
  const [isMaking, setMaking] = useState(false);
  const requests = tried.flatMap((one) => ('request' in one ? [one.request] : []));
  const found = useQuery({
    ...askDraftQuery(asking.pactKey, asking.etag, requests),
    enabled: requests.length > 0 && refused === undefined,
    placeholderData: keepPreviousData,
  });
  const answers = new Map(requests.map((request, at) => [request, found.data?.answers[at]]));
  if (refused) return <p className="text-ink-2">{refused}</p>;
  return (
    <div className="grid gap-3">
      {tried.length === 0 && !isMaking ? <p className="text-ink-2">{t('empty')}</p> : null}
      {tried.length > 0 ? (
        <ul aria-label={t('list')} aria-busy={found.isFetching || !asking.isSaved}>
          {tried.map((one) => {
            const row = {
              isOpen: openId === one.id,
              onToggle: () => open(openId === one.id ? null : one.id),
              onRemove: () => remove(one.id),
            };
            return 'request' in one ? (
              <Request
                key={one.id}
                {...row}
                request={one.request}
                isOneAction={new Set(requests.map(({ action }) => action)).size < 2}
                answer={answers.get(one.request)}
                inForce={found.data?.inForce ?? null}
              />
            ) : (
              <AskedDecision key={one.id} {...row} decisionId={one.decisionId} asking={asking} />
            );
          })}
        </ul>
      ) : null}
      {found.isError && !found.data ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} stillWorks={t('stillWorks')} />
      ) : null}
      {tried.length > 0 && !asking.isSaved ? <p className="text-ink-3 text-table">{t('unsaved')}</p> : null}
      {isMaking ? (
        <AskForm
          content={asking.content}
          onCancel={() => setMaking(false)}
          onAsk={(request) => {
            add({ id: crypto.randomUUID().slice(0, 8), request });
            setMaking(false);
          }}
        />
      ) : (
        <div>
          <Button disabledReason={isFull ? t('full') : undefined} onClick={() => setMaking(true)}>
            {t('add')}
          </Button>
        </div>
      )}
    </div>
  );
}

type RequestProps = {
  readonly request: MadeUpRequest;
  readonly isOneAction: boolean;
  readonly answer: AskedOfDraft | undefined;
  readonly inForce: number | null;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
};

function Request({ request, isOneAction, answer, inForce, ...row }: RequestProps) {
  const t = useTranslations('backtest.ask');
  const effects = useTranslations('ui.effect');
  const words = factWords(request) ?? t('nothingGiven');
  const changed = answer && inForce !== null && answer.today.effect !== answer.would.effect;
  return (
    <AskedRow
      {...row}
      label={isOneAction ? words : `${request.action} ${words}`}
      note={changed ? t('was', { effect: effects(answer.today.effect), number: inForce }) : null}
      answer={answer ? <EffectMark effect={answer.would.effect} /> : null}
    >
      {answer ? (
        <AskedAnswer asked={answer} inForce={inForce} />
      ) : (
        <p className="late text-ink-3">{t('asking')}</p>
      )}
    </AskedRow>
  );
}
