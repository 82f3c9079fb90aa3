import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import type { Delivery } from '#lib/domain/webhooks/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as deliveries from '#lib/store/deliveries.ts';
import { insertRouted } from '#lib/store/outbox.ts';
import * as teams from '#lib/store/teams.ts';
import { type Written, write } from '#lib/store/transaction.ts';

/** Sends a message to the team's Slack channel: a delivery like any other, made out here since nobody else is told. */
export async function sendTestMessage(
  scope: Scope,
  { params }: { readonly params: { readonly teamKey: string } },
): Promise<Written<Delivery>> {
  return write(scope, async (transaction) => {
    const team = await teams.find(transaction, params.teamKey);
    if (!team) throw notFound();
    if (team.slackHint === null) throw new Problem('conflict', 'This team has no Slack channel.');
    const payload = { key: team.key, name: team.name };
    const message = { topic: 'team.test_sent', subjectId: team.id, payload, href: '/settings/teams' };
    const deliveryId = await insertRouted(
      transaction,
      message,
      { channel: 'slack', address: team.id },
      systemClock(),
    );
    transaction.record({ type: 'team.test_sent', subject: { type: 'team', id: team.id }, payload });
    transaction.touch('delivery', deliveryId);
    const made = await deliveries.find(transaction, deliveryId);
    if (!made) throw notFound();
    return made;
  });
}
