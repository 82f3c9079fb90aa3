'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { ChangeMark } from '#components/posture/change-mark.tsx';
import { useChangeSentence } from '#components/posture/posture-words.ts';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';
import type { PostureResource } from '#lib/client/posture.ts';
import type { PostureChange } from '#lib/domain/decisions/posture-change.ts';

type PostureFootProps = {
  readonly inForce: PostureResource;
  readonly posture: PostureResource;
  readonly changes: readonly PostureChange[];
  readonly isFaulty: boolean;
  readonly isSaving: boolean;
  readonly error: Error | null;
  /** Calls back once the server has answered, either way. */
  readonly onSave: (onAnswer: () => void) => void;
  readonly onDiscard: () => void;
};

/** What would change, what each change does, and the one button that makes it so. */
export function PostureFoot(props: PostureFootProps) {
  const { changes, onDiscard } = props;
  const t = useTranslations('posture');
  return (
    <div className="grid gap-3 py-4.5">
      {changes.length > 0 ? (
        <div>
          <p className="font-strong">{t('pending', { count: changes.length })}</p>
          <p className="text-ink-3">{t('pendingNote')}</p>
          <ChangeList {...props} />
        </div>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <SaveButton {...props} />
        {changes.length > 0 ? (
          <Button variant="quiet" onClick={onDiscard}>
            {t('discard')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function ChangeList({
  inForce,
  posture,
  changes,
}: Pick<PostureFootProps, 'inForce' | 'posture' | 'changes'>) {
  const sentence = useChangeSentence(inForce, posture);
  return (
    <ul className="mt-2 grid gap-1.5">
      {changes.map((change) => (
        <li key={change.tier} className="grid gap-x-4 s:grid-cols-[120px_minmax(0,1fr)]">
          <ChangeMark kind={change.kind} />
          <span>{sentence(change)}</span>
        </li>
      ))}
    </ul>
  );
}

function SaveButton(props: PostureFootProps) {
  const { changes, isSaving, error, onSave } = props;
  const t = useTranslations('posture');
  const [isOpen, setOpen] = useState(false);
  // What is refused is put right on the page, so the question goes away with either answer.
  const confirm = () => onSave(() => setOpen(false));
  return (
    <>
      <Button variant="primary" disabledReason={useSaveRefusal(props)} onClick={() => setOpen(true)}>
        {t('save')}
      </Button>
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('confirmTitle')}
        description={t('confirmText')}
        cancelLabel={t('keep')}
        confirm={
          <Button variant="primary" isBusy={isSaving} onClick={confirm}>
            {t('confirm', { count: changes.length })}
          </Button>
        }
      >
        <ChangeList {...props} />
      </AlertDialog>
      {error ? (
        <div className="basis-full">
          <ErrorState error={error} stillWorks={t('stillWorks')} />
        </div>
      ) : null}
    </>
  );
}

/** Why what is on screen cannot be saved by whoever looks at it. */
function useSaveRefusal({ changes, isFaulty }: PostureFootProps): string | undefined {
  const t = useTranslations('posture');
  const refusal = useRefusal();
  if (refusal('pact:narrow')) return refusal('pact:narrow');
  if (changes.length === 0) return t('unchanged');
  if (isFaulty) return t('faulty');
  const loosened = changes.filter((change) => change.kind === 'loosens');
  const reason = loosened.length > 0 ? refusal('pact:activate') : undefined;
  if (!reason) return undefined;
  const tiers = new Intl.ListFormat('en-GB').format(loosened.map(({ tier }) => t(`tier.${tier}`)));
  return t('loosening', { tiers, refusal: reason });
}
