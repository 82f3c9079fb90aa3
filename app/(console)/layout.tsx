import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { StepUpProvider } from '#components/access/step-up-provider.tsx';
import { ChangeFollower } from '#components/layout/change-follower.tsx';
import { ConsoleShell } from '#components/layout/console-shell.tsx';
import { MeProvider } from '#components/layout/me-context.tsx';
import { MeMenu } from '#components/layout/me-menu.tsx';
import { NoticeBell } from '#components/notices/notice-bell.tsx';
import { GlassBanner } from '#components/overrides/glass-banner.tsx';
import { SearchControl } from '#components/search/search-control.tsx';
import { StopBanner } from '#components/stops/stop-banner.tsx';
import { StopControl } from '#components/stops/stop-control.tsx';
import { ReadingProvider } from '#components/ui/reading-context.tsx';
import { ToastProvider } from '#components/ui/toast.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { signInFor } from '#lib/auth/own-path.ts';
import { pulseQuery } from '#lib/client/overview.ts';
import { DENSITY_COOKIE, densityOf, ZONE_COOKIE } from '#lib/client/preferences.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { presentPulse } from '#lib/contracts/overview.ts';
import { knownZone } from '#lib/format/dates.ts';
import { readPulse } from '#lib/operations/overview/read-pulse.ts';

/** The frame of every signed-in screen. Nobody signed in: to the door, and back here from there. */
export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const principal = await currentPrincipal();
  if (!principal) redirect(signInFor((await headers()).get('x-countersign-target')));
  const jar = await cookies();
  const density = densityOf(jar.get(DENSITY_COOKIE)?.value);
  const { name, email, role } = principal;
  const pulse = await readPulse(authorise(principal, 'workspace:read', 'page'));
  const cache = makeQueryClient();
  cache.setQueryData(pulseQuery.queryKey, presentPulse(pulse));
  return (
    <NextIntlClientProvider>
      <NuqsAdapter>
        <ReadingProvider zone={knownZone(jar.get(ZONE_COOKIE)?.value)} renderedAt={pulse.at.getTime()}>
          <MeProvider me={{ name, email, role }}>
            <ToastProvider>
              <HydrationBoundary state={dehydrate(cache)}>
                <ConsoleShell
                  density={density}
                  search={<SearchControl />}
                  bell={<NoticeBell />}
                  stop={<StopControl />}
                  banner={
                    <>
                      <StopBanner />
                      <GlassBanner />
                    </>
                  }
                  me={<MeMenu me={{ name, email, role }} density={density} />}
                >
                  {children}
                </ConsoleShell>
                <StepUpProvider />
                <ChangeFollower />
              </HydrationBoundary>
            </ToastProvider>
          </MeProvider>
        </ReadingProvider>
      </NuqsAdapter>
    </NextIntlClientProvider>
  );
}
