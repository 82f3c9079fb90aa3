'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { StopPreset } from '#components/stops/stop-values.ts';
import { Dialog } from '#components/ui/dialog.tsx';

const loadForm = () => import('#components/stops/stop-form.tsx');
const StopForm = dynamic(() => loadForm().then((form) => form.StopForm));

type StopDialogProps = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The target a page is about; without one, the whole workspace is offered first. */
  readonly preset?: StopPreset;
};

/** Stops the workspace, an agent or an action. What will happen, and to how many, is said before the button. */
export function StopDialog({ isOpen, onOpenChange, preset }: StopDialogProps) {
  const t = useTranslations('stops');
  // The network: Stop must neither wait for its form nor fail for want of it, so it is fetched once the page is alive.
  useEffect(() => {
    loadForm().catch(() => {});
  }, []);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={preset ? t('titleOf', { name: preset.name }) : t('title')}
    >
      {isOpen ? <StopForm preset={preset} onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  );
}
