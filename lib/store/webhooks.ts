import type { Webhook, WebhookTopic } from '#lib/domain/webhooks/types.ts';
import { nameActors } from '#lib/store/actors.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const WEBHOOK = {
  id: true,
  url: true,
  topics: true,
  publicKey: true,
  createdById: true,
  createdAt: true,
} as const;

/** Webhooks in use, by id, those after `afterId`. */
export async function list(
  transaction: Transaction,
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<Webhook[]> {
  const { db, scope } = transaction;
  const rows = await db.webhook.findMany({
    where: {
      workspaceId: scope.workspaceId,
      disabledAt: null,
      ...(page.afterId !== null && { id: { gt: page.afterId } }),
    },
    orderBy: { id: 'asc' },
    take: page.limit,
    select: WEBHOOK,
  });
  const name = await nameActors(
    transaction,
    rows.map((row) => row.createdById),
  );
  return rows.map(({ createdById, topics, ...row }) => ({
    ...row,
    topics: topics as WebhookTopic[],
    createdBy: name(createdById),
  }));
}

/** Ids of the webhooks in use that want the topic. */
export async function listSubscribed({ db, scope }: Transaction, topic: string): Promise<string[]> {
  const rows = await db.webhook.findMany({
    where: { workspaceId: scope.workspaceId, disabledAt: null, topics: { has: topic } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Adds a webhook; `sealedKey` is its signing key, sealed. */
export async function insert(
  { db, scope }: WriteTransaction,
  webhook: Pick<Webhook, 'id' | 'url' | 'topics' | 'publicKey'> & {
    readonly sealedKey: string;
    readonly createdById: string;
  },
): Promise<void> {
  const { sealedKey, topics, ...row } = webhook;
  await db.webhook.create({
    data: { workspaceId: scope.workspaceId, ...row, topics: [...topics], signingKey: sealedKey },
    select: { id: true },
  });
}

/** Ends a webhook; its past deliveries keep naming it. Answers whether it was in use. */
export async function disable(
  { db, scope }: WriteTransaction,
  webhookId: string,
  at: Date,
): Promise<boolean> {
  const { count } = await db.webhook.updateMany({
    where: { workspaceId: scope.workspaceId, id: webhookId, disabledAt: null },
    data: { disabledAt: at },
  });
  return count === 1;
}

/** Where to send and the sealed key to sign with; null for a webhook that was removed. */
export async function findForSending(
  { db, scope }: Transaction,
  webhookId: string,
): Promise<{ readonly url: string; readonly sealedKey: string } | null> {
  const row = await db.webhook.findFirst({
    where: { workspaceId: scope.workspaceId, id: webhookId, disabledAt: null },
    select: { url: true, signingKey: true },
  });
  return row && { url: row.url, sealedKey: row.signingKey };
}
