import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TeamListScreen } from '#components/teams/team-list-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { teamsQuery } from '#lib/client/teams.ts';
import { presentTeamPage } from '#lib/contracts/teams.ts';
import { listTeams } from '#lib/operations/teams/list-teams.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('teams');
  return { title: t('title') };
}

/** The teams that own agents and clauses. */
export default async function TeamsPage() {
  const scope = authorise(await currentPrincipal(), 'team:read', 'page');
  const cache = makeQueryClient();
  const first = presentTeamPage(await listTeams(scope, { query: { limit: 100 } }));
  cache.setQueryData(teamsQuery.queryKey, { pages: [first], pageParams: [undefined] });
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <TeamListScreen />
    </HydrationBoundary>
  );
}
