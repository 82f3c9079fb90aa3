import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { KeyListScreen } from '#components/keys/key-list-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { keysQuery } from '#lib/client/keys.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { presentKeyPage } from '#lib/contracts/keys.ts';
import { listKeys } from '#lib/operations/keys/list-keys.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('keys');
  return { title: t('title') };
}

/** What machines show when they ask. */
export default async function KeysPage() {
  const scope = authorise(await currentPrincipal(), 'key:read', 'page');
  const cache = makeQueryClient();
  const first = presentKeyPage(await listKeys(scope, { query: { limit: 50 } }));
  cache.setQueryData(keysQuery.queryKey, { pages: [first], pageParams: [undefined] });
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <KeyListScreen />
    </HydrationBoundary>
  );
}
