'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import type { Version } from '#components/pacts/pact-document.tsx';
import { ProblemNote } from '#components/pacts/problem-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog, Dialog } from '#components/ui/dialog.tsx';
import { Digest } from '#components/ui/fact-text.tsx';
import { Input } from '#components/ui/input.tsx';
import { notify } from '#components/ui/toast.tsx';
import { pactQuery, reasonedSteps, refreshPacts, signedSteps, versionQuery } from '#lib/client/pacts.ts';

type SignedStep = keyof typeof signedSteps;
type ReasonedStep = keyof typeof reasonedSteps;
export type VersionStep = SignedStep | ReasonedStep;

type StepDialogProps = {
  readonly step: VersionStep;
  readonly version: Version;
  readonly onClose: () => void;
};

/** One step of a version's life: what follows from it, then the button. Nothing is shown as done before it is. */
export function StepDialog({ step, version, onClose }: StepDialogProps) {
  return isSigned(step) ? (
    <SignDialog step={step} version={version} onClose={onClose} />
  ) : (
    <ReasonDialog step={step} version={version} onClose={onClose} />
  );
}

function isSigned(step: VersionStep): step is SignedStep {
  return step === 'approve' || step === 'activate' || step === 'ratify';
}

function useStep(version: Version, step: VersionStep, onClose: () => void) {
  const t = useTranslations('pacts.steps');
  const client = useQueryClient();
  const router = useRouter();
  const id = { pactKey: version.pact.key, number: version.number };
  return useMutation({
    mutationFn: (reason: string) =>
      isSigned(step) ? signedSteps[step](id, version.digest) : reasonedSteps[step](id, reason),
    onSuccess: async (next) => {
      client.setQueryData(versionQuery({ ...id, number: next.number }).queryKey, next);
      notify(t(`${step}.done`, { number: next.number, name: next.pact.name }), stillMissing(next, step, t));
      onClose();
      if (next.number !== version.number) router.push(`/pacts/${id.pactKey}/versions/${next.number}`);
      await refreshPacts(client);
    },
    // Whatever was refused, the page behind may be older than the refusal.
    onError: () => void refreshPacts(client),
  });
}

type Translate = ReturnType<typeof useTranslations<'pacts.steps'>>;

function stillMissing(version: Version, step: VersionStep, t: Translate): string | undefined {
  if (step === 'withdraw' && version.status === 'active') return t('withdraw.asked');
  if (step !== 'approve' || version.status !== 'in_review') return undefined;
  return t('approve.more', { count: version.approvals.needed - version.approvals.given });
}

function SignDialog({ step, version, onClose }: StepDialogProps & { readonly step: SignedStep }) {
  const t = useTranslations('pacts.steps');
  const act = useStep(version, step, onClose);
  const { number, pact } = version;
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(`${step}.title`, { number, name: pact.name })}
      confirm={
        <Button variant="primary" isBusy={act.isPending} onClick={() => act.mutate('')}>
          {t(`${step}.button`, { number })}
        </Button>
      }
    >
      <ProblemNote error={act.error} />
      <p className="text-ink-2">
        {step === 'activate' ? <ActivationWords version={version} /> : t(`${step}.text`, { number })}
      </p>
      <p className="mt-3 flex flex-wrap items-center gap-x-1.5 text-ink-3 text-table">
        {t('bound')} <Digest digest={version.digest} canCopy={false} />
      </p>
    </AlertDialog>
  );
}

function ActivationWords({ version }: { readonly version: Version }) {
  const t = useTranslations('pacts.steps.activate');
  const active = useQuery(pactQuery(version.pact.key)).data?.active ?? null;
  const { number, content, approvals } = version;
  const isAlone = approvals.given < approvals.needed;
  return (
    <>
      {t('text', {
        number,
        agents: agentsInWords(content.agents),
        covered: version.diff.newlyCovered.length,
      })}{' '}
      {active && active.number !== number ? t('supersedes', { number: active.number }) : t('firstInForce')}{' '}
      {isAlone ? t(approvals.eligible.length === 1 ? 'alone' : 'narrowing') : null}
    </>
  );
}

function agentsInWords({ keys, labels }: Version['content']['agents']): string {
  return [...keys, ...Object.entries(labels).map(([name, value]) => `${name}=${value}`)].join(', ') || '–';
}

function ReasonDialog({ step, version, onClose }: StepDialogProps & { readonly step: ReasonedStep }) {
  const t = useTranslations('pacts.steps');
  const act = useStep(version, step, onClose);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { number, pact } = version;
  const isEmpty = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isEmpty && !act.isPending) act.mutate(reason.trim());
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(`${step}.title`, { number, name: pact.name })}
      description={t(`${step}.text`, { number, agents: agentsInWords(version.content.agents) })}
    >
      <form className="grid gap-4" onSubmit={submit} noValidate>
        <ProblemNote error={act.error} />
        <FieldFrame
          label={t('reason')}
          help={t(`${step}.reasonHelp`)}
          error={isTried && isEmpty ? t('reasonMissing') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </FieldFrame>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('leave')}</Button>
          <Button type="submit" variant={step === 'withdraw' ? 'stop' : 'primary'} isBusy={act.isPending}>
            {t(`${step}.confirm`, { number })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
