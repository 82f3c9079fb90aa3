'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import type { Version } from '#components/pacts/pact-document.tsx';
import { StepDialog } from '#components/pacts/step-dialog.tsx';
import { EndShadowDialog } from '#components/shadows/end-shadow-dialog.tsx';
import { ShadowFindings } from '#components/shadows/shadow-findings.tsx';
import { StartShadowDialog } from '#components/shadows/start-shadow-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { DeadlineText, MomentText } from '#components/ui/time-text.tsx';
import { type ShadowRun, shadowQuery, type VersionShadow } from '#lib/client/shadows.ts';

/** Running a version in shadow: how to begin, what it found, and the ways on from there. */
export function ShadowSection({ version }: { readonly version: Version }) {
  const t = useTranslations('shadows');
  const shadow = useQuery(shadowQuery({ pactKey: version.pact.key, number: version.number }));
  if (!shadow.data)
    return shadow.isError ? <ErrorState error={shadow.error} onRetry={() => void shadow.refetch()} /> : null;
  const { data } = shadow;
  const waits = version.status === 'in_review' || version.status === 'approved';
  if (!data.shadow && !waits) return null;
  return (
    <Section
      title={t('title')}
      note={data.shadow?.state === 'running' ? <Until run={data.shadow} /> : undefined}
    >
      <div className="grid gap-3.5 pt-2.5">
        <p className="text-ink-2 text-table">{data.shadow ? <Standing run={data.shadow} /> : t('untried')}</p>
        {data.shadow ? <ShadowFindings found={data} run={data.shadow} /> : null}
        {waits ? <Steps version={version} found={data} /> : null}
      </div>
    </Section>
  );
}

function Until({ run }: { readonly run: ShadowRun }) {
  const t = useTranslations('shadows');
  return (
    <>
      {t('until')} <MomentText at={run.endsAt} />, <DeadlineText at={run.endsAt} />
    </>
  );
}

function Standing({ run }: { readonly run: ShadowRun }) {
  const t = useTranslations('shadows');
  if (run.state === 'running') return t('running');
  return t.rich('over', {
    from: () => <MomentText at={run.startedAt} />,
    to: () => <MomentText at={run.endedAt ?? run.endsAt} />,
    reason: run.endReason,
  });
}

type StepsProps = { readonly version: Version; readonly found: VersionShadow };
type Open = 'start' | 'end' | 'promote' | null;

function Steps({ version, found }: StepsProps) {
  const t = useTranslations('shadows');
  const refusal = useRefusal();
  const [open, setOpen] = useState<Open>(null);
  const { may, number, shadow } = found;
  const id = { pactKey: found.pact.key, number };
  const isRunning = shadow?.state === 'running';
  const onClose = () => setOpen(null);
  return (
    <div className="flex flex-wrap gap-2">
      {shadow ? (
        <Button
          disabledReason={may.promote.allowed ? undefined : may.promote.reason}
          onClick={() => setOpen('promote')}
        >
          {t('promote', { number })}
        </Button>
      ) : null}
      {isRunning ? (
        <Button disabledReason={refusal('pact:shadow')} onClick={() => setOpen('end')}>
          {t('end.button')}
        </Button>
      ) : (
        <Button
          disabledReason={refusal('pact:shadow') ?? (may.start.allowed ? undefined : may.start.reason)}
          onClick={() => setOpen('start')}
        >
          {t(shadow ? 'start.again' : 'start.button')}
        </Button>
      )}
      {open === 'start' ? <StartShadowDialog id={id} name={found.pact.name} onClose={onClose} /> : null}
      {open === 'end' ? <EndShadowDialog id={id} onClose={onClose} /> : null}
      {open === 'promote' ? <StepDialog step="activate" version={version} onClose={onClose} /> : null}
    </div>
  );
}
