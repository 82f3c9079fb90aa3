'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { ProblemNote } from '#components/pacts/problem-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useNow } from '#components/ui/reading-context.tsx';
import { Select } from '#components/ui/select.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { notify } from '#components/ui/toast.tsx';
import type { VersionId } from '#lib/client/pacts.ts';
import { startShadowMutation } from '#lib/client/shadows.ts';

const DAY_MS = 24 * 3_600_000;
/** Whole days that leave room for clocks that differ: the longest that is taken is 30. */
const LENGTHS = { P1D: 1, P3D: 3, P7D: 7, P14D: 14, P28D: 28 } as const;
type Length = keyof typeof LENGTHS;
const OFFERED = Object.keys(LENGTHS) as Length[];

type StartShadowDialogProps = {
  readonly id: VersionId;
  readonly name: string;
  readonly onClose: () => void;
};

/** For how long a version is to run in shadow, and what that means. */
export function StartShadowDialog({ id, name, onClose }: StartShadowDialogProps) {
  const t = useTranslations('shadows.start');
  const [length, setLength] = useState<Length>('P7D');
  const start = useMutation(startShadowMutation(useQueryClient(), id));
  const endsAt = new Date(useNow() + LENGTHS[length] * DAY_MS).toISOString();
  const { number } = id;
  const submit = () =>
    start.mutate(endsAt, {
      onSuccess: () => {
        notify(t('done', { number }));
        onClose();
      },
    });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('title', { number, name })}
      description={t('text', { number })}
      foot={
        <>
          <Button onClick={onClose}>{t('leave')}</Button>
          <Button variant="primary" isBusy={start.isPending} onClick={submit}>
            {t('confirm', { number })}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <ProblemNote error={start.error} />
        <FieldFrame
          label={t('untilLabel')}
          help={
            <>
              {t('until')} <MomentText at={endsAt} />
            </>
          }
        >
          {(control) => (
            <Select<Length>
              {...control}
              value={length}
              onChange={setLength}
              options={OFFERED.map((value) => ({ value, label: t(`for.${value}`) }))}
            />
          )}
        </FieldFrame>
      </div>
    </Dialog>
  );
}
