'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { WelcomeStep } from '#components/overview/welcome-step.tsx';
import { StaleNote } from '#components/tables/list-table.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { firstStepsQuery } from '#lib/client/first-steps.ts';
import { FIRST_STEPS } from '#lib/domain/overview/types.ts';

const OfferDemo = dynamic(() => import('#components/demo/offer-demo.tsx').then((module) => module.OfferDemo));

/** What a new workspace does first; each step is ticked once the workspace itself shows that it was taken. */
export function WelcomeScreen() {
  const t = useTranslations('welcome');
  const { data, error, isRefetchError, dataUpdatedAt, refetch } = useQuery(firstStepsQuery);
  if (!data && error) {
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState error={error} stillWorks={t('stillWorks')} onRetry={() => void refetch()} />
      </>
    );
  }
  const taken = new Map(data?.items.map((step) => [step.step, step]));
  const next = data ? FIRST_STEPS.find((step) => !taken.has(step)) : undefined;
  return (
    <>
      <PageHeader
        title={t('title')}
        note={data ? t('done', { done: taken.size, all: FIRST_STEPS.length }) : null}
      />
      {isRefetchError ? <StaleNote error={error} readAt={dataUpdatedAt} /> : null}
      <ol aria-busy={!data} className="max-w-180 border-line border-t">
        {FIRST_STEPS.map((step, index) => (
          <WelcomeStep
            key={step}
            step={step}
            number={index + 1}
            taken={taken.get(step)}
            isNext={step === next}
          >
            {step === 'decision' ? <AskCommand agent={taken.get('agent')?.subject} /> : null}
          </WelcomeStep>
        ))}
      </ol>
      {data && next === undefined ? <p className="mt-4 text-ink-2">{t('allDone')}</p> : null}
      <OfferDemo />
    </>
  );
}

const neverChanges = () => () => undefined;

/** The command that asks for a first decision, with this server and the agent there is. */
function AskCommand({ agent }: { readonly agent?: string }) {
  const t = useTranslations('welcome');
  const ui = useTranslations('ui');
  const url = useSyncExternalStore(
    neverChanges,
    () => window.location.origin,
    () => '',
  );
  const command = [
    `export COUNTERSIGN_URL=${url}`,
    'export COUNTERSIGN_API_KEY=csk_live_…',
    `npm run --silent countersign -- check --agent ${agent ?? 'agent_…'} --action tool:wire-transfer`,
  ].join('\n');
  return (
    <>
      <div className="mt-2 flex items-start gap-1 rounded-m border border-line bg-sunk py-1.5 pr-1.5 pl-3">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a command wider than the page is scrolled with the keyboard too. */}
        <pre tabIndex={0} className="min-w-0 flex-1 overflow-x-auto py-1 font-mono text-mono">
          {command}
        </pre>
        <CopyButton text={command} label={ui('copyCommand')} />
      </div>
      <p className="mt-1 text-ink-3">{t('key')}</p>
    </>
  );
}
