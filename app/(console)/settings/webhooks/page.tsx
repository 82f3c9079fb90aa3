import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WebhookListScreen } from '#components/webhooks/webhook-list-screen.tsx';
import { authorise } from '#lib/auth/authorise.ts';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { makeQueryClient } from '#lib/client/query-client.ts';
import { webhooksQuery } from '#lib/client/webhooks.ts';
import { presentWebhookPage } from '#lib/contracts/webhooks.ts';
import { listWebhooks } from '#lib/operations/webhooks/list-webhooks.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('webhooks');
  return { title: t('title') };
}

/** Endpoints that are told of events, and everything that was sent. */
export default async function WebhooksPage() {
  const scope = authorise(await currentPrincipal(), 'webhook:read', 'page');
  const cache = makeQueryClient();
  const first = presentWebhookPage(await listWebhooks(scope, { query: { limit: 50 } }));
  cache.setQueryData(webhooksQuery.queryKey, { pages: [first], pageParams: [undefined] });
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <WebhookListScreen />
    </HydrationBoundary>
  );
}
