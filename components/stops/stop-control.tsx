'use client';

import { Octagon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { useOpened } from '#components/layout/opened.ts';
import { StopDialog } from '#components/stops/stop-dialog.tsx';
import type { StopPreset } from '#components/stops/stop-values.ts';
import { Button } from '#components/ui/button.tsx';

/** Stop, in the header of every screen. */
export function StopControl() {
  const t = useTranslations('stops');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useOpened('stop');
  return (
    <>
      <Button variant="stop" disabledReason={refusal('stop:freeze')} onClick={() => setOpen(true)}>
        <Octagon aria-hidden strokeWidth={1.75} />
        {t('stop')}
      </Button>
      <StopDialog isOpen={isOpen} onOpenChange={setOpen} />
    </>
  );
}

/** Freezes one agent or action from its own page. */
export function FreezeButton({ preset }: { readonly preset: StopPreset }) {
  const t = useTranslations('stops');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="stop" disabledReason={refusal('stop:freeze')} onClick={() => setOpen(true)}>
        {t(`freezeThis.${preset.target}`)}
      </Button>
      <StopDialog isOpen={isOpen} onOpenChange={setOpen} preset={preset} />
    </>
  );
}
