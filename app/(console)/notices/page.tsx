import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NoticeListScreen } from '#components/notices/notice-list-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { noticesQuery } from '#lib/client/notices.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { presentNoticePage } from '#lib/contracts/notices.ts';
import { listNotices } from '#lib/operations/notices/list-notices.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notices');
  return { title: t('title') };
}

/** Everything that the signed-in person was told of. */
export default async function NoticesPage() {
  const scope = authorise(await currentPrincipal(), 'signed_in', 'page');
  const cache = makeQueryClient();
  const first = presentNoticePage(await listNotices(scope, { query: { limit: 50 } }));
  cache.setQueryData(noticesQuery.queryKey, { pages: [first], pageParams: [undefined] });
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <NoticeListScreen />
    </HydrationBoundary>
  );
}
