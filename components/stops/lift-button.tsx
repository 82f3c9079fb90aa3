'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import type { LiftProps } from '#components/stops/lift-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

const LiftForm = dynamic(() => import('#components/stops/lift-form.tsx').then((form) => form.LiftForm));

/** Lifts a freeze. Wants a reason; a kill cannot be lifted and says so. */
export function LiftButton({ stop, name }: LiftProps) {
  const t = useTranslations('stops');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  const reason = stop.mode === 'kill' ? t('killFinal') : refusal('stop:lift');
  return (
    <>
      <Button isSmall disabledReason={reason} onClick={() => setOpen(true)}>
        {t('lift')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('liftTitle', { name })}
        description={t('liftWhat')}
      >
        {isOpen ? <LiftForm stop={stop} name={name} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
