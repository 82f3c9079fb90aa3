import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NowScreen } from '#components/overview/now-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { nowQuery } from '#lib/client/overview.ts';
import { seed, seeded } from '#lib/client/seeds.ts';
import { presentNow } from '#lib/contracts/overview.ts';
import { readNow } from '#lib/operations/overview/read-now.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('now');
  return { title: t('title') };
}

/** What needs somebody now. */
export default async function NowPage() {
  const principal = await currentPrincipal();
  const now = await readNow(authorise(principal, 'workspace:read', 'page'));
  return (
    <HydrationBoundary state={seeded([seed(nowQuery, presentNow(now))])}>
      <NowScreen />
    </HydrationBoundary>
  );
}
