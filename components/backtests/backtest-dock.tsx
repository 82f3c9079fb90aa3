'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { AskRequests } from '#components/backtests/ask-requests.tsx';
import type { Asking } from '#components/backtests/asking.ts';
import { BacktestFindings } from '#components/backtests/backtest-findings.tsx';
import { useBacktestRange } from '#components/backtests/backtest-range.ts';
import { ProbeFindings } from '#components/backtests/probe-findings.tsx';
import { RangeFields } from '#components/backtests/range-fields.tsx';
import { RecordedPicker } from '#components/backtests/recorded-picker.tsx';
import { type Editing, useTrying } from '#components/backtests/use-trying.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { type UrlTab, UrlTabs } from '#components/layout/url-tabs.tsx';
import { Button } from '#components/ui/button.tsx';
import { backtestQuery, type TestedText } from '#lib/client/backtests.ts';

type BacktestDockProps = {
  readonly text: TestedText;
  /** Requests can be tried on a draft alone. */
  readonly asking?: Asking;
  /** The draft on screen, where one is being written. */
  readonly editing?: Editing;
};

/** What a text would have said to decisions that were made, and what it says to requests made up for it. */
export function BacktestDock({ text, editing, asking }: BacktestDockProps) {
  const t = useTranslations('backtest');
  const recorded: UrlTab = {
    value: 'recorded',
    label: t('tab.recorded'),
    content: <OnRecorded text={text} editing={editing} />,
  };
  const probes: UrlTab = {
    value: 'probes',
    label: t('tab.probes'),
    content: <ProbeFindings text={text} editing={editing} />,
  };
  return (
    <Section title={t('title')} note={t('note')}>
      <div className="pt-2.5">
        <UrlTabs
          name="try"
          label={t('title')}
          tabs={asking ? [...askTabs(asking, t), recorded, probes] : [recorded, probes]}
        />
      </div>
    </Section>
  );
}

function askTabs(
  asking: Asking,
  t: ReturnType<typeof useTranslations<'backtest'>>,
): readonly [UrlTab, UrlTab] {
  return [
    { value: 'requests', label: t('tab.requests'), content: <AskRequests asking={asking} /> },
    { value: 'decision', label: t('tab.decision'), content: <RecordedPicker asking={asking} /> },
  ];
}

function OnRecorded({ text, editing }: Pick<BacktestDockProps, 'text' | 'editing'>) {
  const t = useTranslations('backtest');
  const refused = useRefusal()('pact:backtest');
  const { state, run, change } = useBacktestRange();
  const { start, isSaving, isUnsaved, hasChanged } = useTrying(editing);
  const found = useQuery({
    ...backtestQuery(text, run ?? { from: '', to: '', ranAt: '' }),
    enabled: run !== null && refused === undefined,
  });
  const begin = () => start(() => change({ ran: Date.now() }));
  return (
    <div className="grid gap-3">
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (refused === undefined) void begin();
        }}
      >
        <RangeFields state={state} onChange={change} />
        <Button type="submit" disabledReason={refused} isBusy={isSaving || found.isFetching}>
          {t(run ? 'runAgain' : 'run')}
        </Button>
      </form>
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
      {found.isLoading ? (
        <p role="status" className="late text-ink-3">
          {t('running')}
        </p>
      ) : null}
      {found.isError && !found.data ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} stillWorks={t('stillWorks')} />
      ) : null}
      {found.data && run ? <BacktestFindings text={text} run={run} found={found.data} /> : null}
    </div>
  );
}
