import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PostureScreen } from '#components/posture/posture-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { postureQuery } from '#lib/client/posture.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { teamsQuery } from '#lib/client/teams.ts';
import { presentPosture } from '#lib/contracts/posture.ts';
import { presentTeamPage } from '#lib/contracts/teams.ts';
import { readPosture } from '#lib/operations/posture/read-posture.ts';
import { listTeams } from '#lib/operations/teams/list-teams.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('posture');
  return { title: t('title') };
}

/** What applies at each tier where no authorising clause speaks. */
export default async function PosturePage() {
  const scope = authorise(await currentPrincipal(), 'workspace:read', 'page');
  const cache = makeQueryClient();
  cache.setQueryData(postureQuery.queryKey, presentPosture(await readPosture(scope)));
  const teams = presentTeamPage(await listTeams(scope, { query: { limit: 100 } }));
  cache.setQueryData(teamsQuery.queryKey, { pages: [teams], pageParams: [undefined] });
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <PostureScreen />
    </HydrationBoundary>
  );
}
