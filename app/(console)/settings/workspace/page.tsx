import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WorkspaceScreen } from '#components/settings/workspace-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { workspaceQuery } from '#lib/client/access.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { presentWorkspace } from '#lib/contracts/access.ts';
import { readWorkspace } from '#lib/operations/access/read-workspace.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.workspace');
  return { title: t('title') };
}

/** What the workspace is called and how many people must agree. */
export default async function WorkspacePage() {
  const scope = authorise(await currentPrincipal(), 'workspace:read', 'page');
  const cache = makeQueryClient();
  cache.setQueryData(workspaceQuery.queryKey, presentWorkspace(await readWorkspace(scope)));
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <WorkspaceScreen />
    </HydrationBoundary>
  );
}
