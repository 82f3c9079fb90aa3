import type { Scope } from '#lib/domain/access/principal.ts';
import { type Reach, reachOf, type SubjectFacts } from '#lib/domain/notices/audience.ts';
import { audienceOf, type NoticeRule, ruleOf } from '#lib/domain/notices/rules.ts';
import type { NoticeMessage } from '#lib/domain/notices/types.ts';
import { type Everybody, factsOf, readEverybody } from '#lib/operations/deliveries/circle.ts';
import { findSubject } from '#lib/store/notice-subjects.ts';
import * as notices from '#lib/store/notices.ts';
import * as outbox from '#lib/store/outbox.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';
import { listSubscribed } from '#lib/store/webhooks.ts';

const AT_ONCE = 50;
const NOBODY: Reach = { personIds: [], emails: [], slackTeamIds: [] };

/**
 * Makes out, for the next messages, who is told of each and how: the bell's notices here and now, a delivery for each
 * address. Bookkeeping of what was decided elsewhere: it changes nothing that gates or screens decide by, so it takes no
 * revision.
 * INVARIANT: notices, deliveries and the mark that a message was routed commit together.
 */
export async function routeOutbox(scope: Scope, now: Date): Promise<number> {
  return read(scope, async (transaction) => {
    const messages = await outbox.takeUnrouted(transaction, AT_ONCE);
    const everybody = messages.length > 0 ? await readEverybody(transaction) : null;
    for (const message of messages) {
      if (everybody)
        await outbox.route(transaction, message.id, await routing(transaction, message, everybody), now);
    }
    return messages.length;
  });
}

async function routing(
  transaction: Transaction,
  message: outbox.OutboxMessage,
  everybody: Everybody,
): Promise<outbox.Routing> {
  const rule = ruleOf(message.topic);
  const subject = await findSubject(transaction, message);
  const facts = await factsOf(transaction, subject, everybody);
  // What ended before anybody was told of it asks nobody for anything; what everybody is to know is told, as settled.
  const isLate = rule?.asks === true && facts.isOver;
  const isTold = !isLate || rule.isToldLate === true;
  const reach = isTold ? reachOf(audienceOf(message), { ...everybody, ...facts }) : NOBODY;
  const told = { ...message, payload: subject.payload };
  const heard = rule ? await ring(transaction, told, { rule, facts, reach, isLate }) : [];
  const slack = everybody.teams.filter(
    ({ id, hasSlack }) => reach.slackTeamIds.includes(id) || (hasSlack && heard.includes(id)),
  );
  return {
    item: rule ? rule.item(message) : null,
    href: rule ? rule.href(message) : null,
    destinations: [
      ...reach.emails.map((address) => ({ channel: 'email' as const, address })),
      ...slack.map(({ id }) => ({ channel: 'slack' as const, address: id })),
      ...(await listSubscribed(transaction, message.topic)).map((address) => ({
        channel: 'webhook' as const,
        address,
      })),
    ],
  };
}

type Ringing = {
  readonly rule: NoticeRule;
  readonly facts: SubjectFacts;
  readonly reach: Reach;
  readonly isLate: boolean;
};

/** Brings the bells up to date; answers the teams whose Slack channel heard of what the message brings to an end. */
async function ring(
  transaction: Transaction,
  message: NoticeMessage & { readonly createdAt: Date },
  { rule, facts, reach, isLate }: Ringing,
): Promise<readonly string[]> {
  const { topic, payload, createdAt: at } = message;
  const item = rule.item(message);
  const settled = rule.settles(message, facts);
  const heard: string[] = [];
  if (settled !== 'nothing') {
    const items = settled === 'item' ? item : settled;
    await notices.settle(transaction, items, { topic, payload, at });
    heard.push(...(await outbox.settleTold(transaction, items, at)));
  }
  await notices.tell(transaction, reach.personIds, { item, topic, payload, href: rule.href(message), at });
  if (isLate) await notices.settle(transaction, item, { topic, payload, at });
  return heard;
}
