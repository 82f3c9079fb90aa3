import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { DecisionScreen } from '#components/decisions/decision-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { decisionQuery } from '#lib/client/decisions.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { presentDecisionResource } from '#lib/contracts/present-decision-page.ts';
import { readDecision } from '#lib/operations/decisions/read-decision.ts';

type Props = { readonly params: Promise<{ decisionId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).decisionId };
}

/** One decision, read while the page is made. What cannot be read is asked for again by the screen, which says why not. */
export default async function DecisionPage({ params }: Props) {
  const { decisionId } = await params;
  const cache = makeQueryClient();
  await cache.prefetchQuery({
    ...decisionQuery(decisionId),
    queryFn: async () => {
      const scope = authorise(await currentPrincipal(), 'decision:read', 'page');
      return presentDecisionResource(await readDecision(scope, { params: { decisionId } }));
    },
    retry: false,
  });
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <DecisionScreen decisionId={decisionId} />
    </HydrationBoundary>
  );
}
