'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { BacktestFindings } from '#components/backtests/backtest-findings.tsx';
import { useBacktestRange } from '#components/backtests/backtest-range.ts';
import { ProbeFindings } from '#components/backtests/probe-findings.tsx';
import { RangeFields } from '#components/backtests/range-fields.tsx';
import { type Editing, useTrying } from '#components/backtests/use-trying.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { UrlTabs } from '#components/layout/url-tabs.tsx';
import { Button } from '#components/ui/button.tsx';
import { backtestQuery, type TestedText } from '#lib/client/backtests.ts';

type BacktestDockProps = {
  readonly text: TestedText;
  /** The draft on screen, where one is being written. */
  readonly editing?: Editing;
};

/** What a text would have said to decisions that were made, and what it says to requests made up for it. */
export function BacktestDock({ text, editing }: BacktestDockProps) {
  const t = useTranslations('backtest');
  return (
    <Section title={t('title')} note={t('note')}>
      <div className="pt-2.5">
        <UrlTabs
          name="try"
          label={t('title')}
          tabs={[
            {
              value: 'recorded',
              label: t('tab.recorded'),
              content: <OnRecorded text={text} editing={editing} />,
            },
            {
              value: 'probes',
              label: t('tab.probes'),
              content: <ProbeFindings text={text} editing={editing} />,
            },
          ]}
        />
      </div>
    </Section>
  );
}

function OnRecorded({ text, editing }: BacktestDockProps) {
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
