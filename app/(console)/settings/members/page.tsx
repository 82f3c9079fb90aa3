import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MemberListScreen } from '#components/members/member-list-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { membersQuery } from '#lib/client/members.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { presentMemberPage } from '#lib/contracts/members.ts';
import { listMembers } from '#lib/operations/members/list-members.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('members');
  return { title: t('title') };
}

/** Who belongs to the workspace. */
export default async function MembersPage() {
  const scope = authorise(await currentPrincipal(), 'member:read', 'page');
  const cache = makeQueryClient();
  const first = presentMemberPage(await listMembers(scope, { query: { limit: 100 } }));
  cache.setQueryData(membersQuery.queryKey, { pages: [first], pageParams: [undefined] });
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <MemberListScreen />
    </HydrationBoundary>
  );
}
