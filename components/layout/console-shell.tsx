import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Breadcrumb } from '#components/layout/breadcrumb.tsx';
import { ConsoleShortcuts } from '#components/layout/console-shortcuts.tsx';
import { GatesHealth } from '#components/layout/gates-health.tsx';
import { RailContent } from '#components/layout/rail.tsx';
import { RailDrawer } from '#components/layout/rail-drawer.tsx';
import type { Density } from '#lib/client/preferences.ts';

type ConsoleShellProps = {
  readonly density: Density;
  /** Find anything. */
  readonly search: ReactNode;
  /** What the reader is told of. */
  readonly bell: ReactNode;
  /** Stop, on every screen. */
  readonly stop: ReactNode;
  readonly me: ReactNode;
  /** Says above the page that everything is stopped, and hatches the header. */
  readonly banner: ReactNode;
  readonly children: ReactNode;
};

/** The frame of every signed-in screen: rail, header, page. */
export function ConsoleShell({ density, search, bell, stop, me, banner, children }: ConsoleShellProps) {
  const t = useTranslations('shell');
  return (
    <div
      data-density={density}
      className="m:grid m:h-dvh m:grid-cols-[196px_minmax(0,1fr)] print:block print:h-auto"
    >
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-m focus:bg-ink focus:px-3 focus:py-2 focus:text-ground"
      >
        {t('skip')}
      </a>
      <aside
        data-chrome
        aria-label={t('product')}
        className="hidden flex-col overflow-y-auto border-line border-r bg-sunk px-2.5 py-3 m:flex print:hidden"
      >
        <RailContent />
      </aside>
      <div className="flex min-w-0 flex-col m:h-dvh m:min-h-0 print:block print:h-auto">
        <header data-chrome className="group/head sticky top-0 z-30 shrink-0 bg-ground">
          <div className="flex h-12 items-center gap-3.5 border-line border-b px-4 group-has-data-frozen/head:hatched m:px-5">
            <RailDrawer />
            <div className="min-w-0 group-has-data-frozen/head:bg-ground group-has-data-frozen/head:px-1.5">
              <Breadcrumb />
            </div>
            <div className="ml-auto flex shrink-0 items-center gap-1.5 s:gap-3 group-has-data-frozen/head:bg-ground group-has-data-frozen/head:px-1.5">
              <GatesHealth />
              {search}
              {bell}
              {stop}
              {me}
            </div>
          </div>
          {banner}
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="relative min-w-0 flex-1 px-4 pt-3.5 pb-24 outline-none m:overflow-y-auto print:overflow-visible m:px-6.5 m:pt-5.5 m:pb-15"
        >
          {children}
        </main>
      </div>
      <ConsoleShortcuts />
    </div>
  );
}
