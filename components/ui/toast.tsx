'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonClasses } from '#components/ui/button-classes.ts';

const manager = Base.createToastManager();

/** Says that something was done, at the corner and to screen readers. Only for what is committed; never for errors. */
export function notify(title: string, description?: string): void {
  manager.add({ title, description, timeout: 6_000 });
}

/** The corner where notices appear. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport
          data-chrome
          className="fixed right-4 bottom-20 left-4 z-60 flex flex-col items-stretch gap-2 s:left-auto s:w-88 m:bottom-5"
        >
          <Notices />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Notices() {
  const t = useTranslations('ui');
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className="overlay-motion rounded-m border border-line-2 bg-paper text-ink shadow-lift data-limited:hidden"
    >
      <Base.Content className="flex items-start gap-3 py-2 pr-1.5 pl-3">
        <div className="min-w-0 flex-1 py-0.5">
          <Base.Title className="font-strong" />
          <Base.Description className="text-ink-2" />
        </div>
        <Base.Close className={buttonClasses('quiet', { isSmall: true })} aria-label={t('dismiss')}>
          <X aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
