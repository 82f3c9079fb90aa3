'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsInteger, useQueryState } from 'nuqs';
import { groupFindings } from '#components/backtests/group-findings.ts';
import { ProbeTable } from '#components/backtests/probe-table.tsx';
import { type Editing, useTrying } from '#components/backtests/use-trying.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { Button } from '#components/ui/button.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { type Probe, probeQuery, type TestedText } from '#lib/client/backtests.ts';
import { formatCount } from '#lib/format/numbers.ts';

type ProbeFindingsProps = {
  readonly text: TestedText;
  readonly editing?: Editing;
};

/** What a text says to requests that its own conditions make worth trying: what should not pass first. */
export function ProbeFindings({ text, editing }: ProbeFindingsProps) {
  const t = useTranslations('backtest.probe');
  const refused = useRefusal()('pact:backtest');
  const [probed, setProbed] = useQueryState('probed', parseAsInteger);
  const { start, isSaving, isUnsaved, hasChanged } = useTrying(editing);
  const found = useQuery({
    ...probeQuery(text, String(probed)),
    enabled: probed !== null && refused === undefined,
  });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          disabledReason={refused}
          isBusy={isSaving || found.isFetching}
          onClick={() => void start(() => void setProbed(Date.now()))}
        >
          {t(probed === null ? 'run' : 'runAgain')}
        </Button>
        <span className="min-w-0 flex-1 basis-40 text-ink-3">{t('note')}</span>
      </div>
      {isUnsaved ? (
        <p role="alert" className="text-block">
          {t('notSaved')}
        </p>
      ) : null}
      {hasChanged && found.data ? (
        <p role="status" className="text-degrade">
          {t('changedSince')}
        </p>
      ) : null}
      {found.isError && !found.data ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : null}
      {found.data ? (
        <>
          <Findings probes={found.data.probes} />
          <NotProbed notProbed={found.data.notProbed} />
          {found.data.probes.length > 0 ? <ProbeTable probes={found.data.probes} /> : null}
        </>
      ) : null}
    </div>
  );
}

function Findings({ probes }: { readonly probes: readonly Probe[] }) {
  const t = useTranslations('backtest.probe');
  const groups = groupFindings(probes);
  const tried = { count: probes.length, countText: formatCount(probes.length) };
  if (groups.length === 0)
    return (
      <p role="status" className="text-ink-2">
        {t('nothing', tried)}
      </p>
    );
  return (
    <div className="grid gap-1">
      <p role="status" className="font-strong">
        {t('found', { count: groups.length })}{' '}
        <span className="font-normal text-ink-3">{t('tried', tried)}</span>
      </p>
      <ul>
        {groups.map(({ clause, message, fix, others }) => (
          <li key={`${clause} ${message}`} className="flex gap-2 border-line border-b py-2 last:border-b-0">
            <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-degrade" />
            <div className="min-w-0 wrap-anywhere">
              <p className="font-mono text-ink-3 text-mono">{clause}</p>
              <p>
                <HiddenText text={message} />
                {others > 0 ? <span className="text-ink-3"> {t('alike', { count: others })}</span> : null}
              </p>
              <p className="text-ink-2">{fix}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function NotProbed({ notProbed }: { readonly notProbed: readonly { clause: string; reason: string }[] }) {
  const t = useTranslations('backtest.probe');
  if (notProbed.length === 0) return null;
  return (
    <ul className="text-ink-2 text-table">
      {notProbed.map(({ clause, reason }) => (
        <li key={clause}>{t('notProbed', { clause, reason })}</li>
      ))}
    </ul>
  );
}
