'use client';

import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactElement, ReactNode } from 'react';
import { buttonClasses } from '#components/ui/button-classes.ts';
import { OverlayOutlet } from '#components/ui/overlays.tsx';

const BACKDROP = 'overlay-motion fixed inset-0 bg-shade';
const POPUP =
  'overlay-motion fixed inset-x-0 bottom-0 mx-auto flex max-h-[92dvh] w-full flex-col border border-line-2 bg-paper text-ink shadow-lift outline-none s:top-[12dvh] s:bottom-auto s:max-h-[80dvh] s:max-w-130 s:rounded-m';
const TITLE = 'text-band font-strong tracking-[-0.008em]';
const DESCRIPTION = 'mt-1 text-ink-2';
const BODY = 'min-h-0 flex-1 overflow-y-auto px-5 py-4';
const FOOT = 'flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3';

/** Above the page; above another dialog. */
const LEVEL = {
  page: { backdrop: `${BACKDROP} z-40`, popup: `${POPUP} z-50` },
  dialog: { backdrop: `${BACKDROP} z-52`, popup: `${POPUP} z-55` },
} as const;

type Shared = {
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** The element that opens it, when the dialog keeps its own state. */
  readonly trigger?: ReactElement<Record<string, unknown>>;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
};

type DialogProps = Shared & {
  readonly foot?: ReactNode;
  /** Opened while another dialog is. */
  readonly isOnTop?: boolean;
};

/** A task beside the page: title, body that scrolls, and a foot of buttons. On a phone it is a sheet from below. */
export function Dialog({
  isOpen,
  onOpenChange,
  trigger,
  title,
  description,
  children,
  foot,
  isOnTop = false,
}: DialogProps) {
  const t = useTranslations('ui');
  const level = isOnTop ? LEVEL.dialog : LEVEL.page;
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={level.backdrop} forceRender={isOnTop} />
        <Base.Popup className={level.popup}>
          <div className="pr-12 pl-5 pt-4">
            <div className="min-w-0 flex-1">
              <Base.Title className={TITLE}>{title}</Base.Title>
              {description ? (
                <Base.Description className={DESCRIPTION}>{description}</Base.Description>
              ) : null}
            </div>
          </div>
          <div className={BODY}>{children}</div>
          {foot ? <div className={FOOT}>{foot}</div> : null}
          {/* Last, so that opening puts the focus on the task and not on the way out. */}
          <Base.Close
            className={buttonClasses('quiet', { isSmall: true, className: 'absolute top-3 right-3' })}
            aria-label={t('close')}
          >
            <X aria-hidden />
          </Base.Close>
          <OverlayOutlet />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

type AlertDialogProps = Shared & {
  /** The button that does it; it decides itself when to close. */
  readonly confirm: ReactNode;
  /** Names what keeping things as they are means; “Cancel” where nothing better is given. */
  readonly cancelLabel?: ReactNode;
};

/** A question that must be answered: says what will happen, to how many. Keeping things as they are has the focus. */
export function AlertDialog({
  isOpen,
  onOpenChange,
  trigger,
  title,
  description,
  children,
  confirm,
  cancelLabel,
}: AlertDialogProps) {
  const t = useTranslations('ui');
  return (
    <BaseAlert.Root open={isOpen} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <BaseAlert.Trigger render={trigger} /> : null}
      <BaseAlert.Portal>
        <BaseAlert.Backdrop className={LEVEL.page.backdrop} />
        <BaseAlert.Popup className={LEVEL.page.popup}>
          <div className="px-5 pt-4">
            <BaseAlert.Title className={TITLE}>{title}</BaseAlert.Title>
            {description ? (
              <BaseAlert.Description className={DESCRIPTION}>{description}</BaseAlert.Description>
            ) : null}
          </div>
          <div className={BODY}>{children}</div>
          <div className={FOOT}>
            <BaseAlert.Close className={buttonClasses('plain')}>{cancelLabel ?? t('cancel')}</BaseAlert.Close>
            {confirm}
          </div>
          <OverlayOutlet />
        </BaseAlert.Popup>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  );
}
