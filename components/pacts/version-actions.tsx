'use client';

import { PenLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Version } from '#components/pacts/pact-document.tsx';
import { StepDialog, type VersionStep } from '#components/pacts/step-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { Digest } from '#components/ui/fact-text.tsx';
import type { VersionStatus } from '#lib/domain/pacts/types.ts';

const STEPS: Readonly<Record<VersionStatus, readonly VersionStep[]>> = {
  in_review: ['approve', 'activate', 'sendBack'],
  approved: ['activate', 'sendBack'],
  active: ['ratify', 'withdraw'],
  superseded: ['restore'],
  withdrawn: ['restore'],
  sent_back: [],
};

/** Sending back and withdrawing are never what the screen offers first. */
const LEADS_ON: readonly VersionStep[] = ['approve', 'activate', 'ratify', 'restore'];

type VersionActionsProps = {
  readonly version: Version;
  /** Offers these alone. */
  readonly only?: readonly VersionStep[];
};

/** The steps a version can take from where it stands; one that this person may not take says why. */
export function VersionActions({ version, only }: VersionActionsProps) {
  const t = useTranslations('pacts.steps');
  const [open, setOpen] = useState<VersionStep | null>(null);
  const isOwed = (version.isSolo || version.isNarrowing) && version.ratifiedAt === null;
  const steps = STEPS[version.status].filter(
    (step) => (step !== 'ratify' || isOwed) && (only === undefined || only.includes(step)),
  );
  if (steps.length === 0) return null;
  const primary = steps.find((step) => LEADS_ON.includes(step) && version.may[step].allowed);
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {steps.map((step) => (
          <Button
            key={step}
            variant={step === primary ? 'primary' : step === 'withdraw' ? 'stop' : 'plain'}
            disabledReason={version.may[step].allowed ? undefined : version.may[step].reason}
            onClick={() => setOpen(step)}
          >
            {step === 'approve' || step === 'ratify' ? <PenLine aria-hidden /> : null}
            {t(`${step}.button`, { number: version.number })}
          </Button>
        ))}
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-x-1.5 text-ink-3 text-table">
        {t('bound')} <Digest digest={version.digest} canCopy={false} />
      </p>
      {open ? <StepDialog step={open} version={version} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}
