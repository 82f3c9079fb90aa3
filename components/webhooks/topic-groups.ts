import { WEBHOOK_TOPICS, type WebhookTopic } from '#lib/domain/webhooks/types.ts';

/** What topics are about. */
export const TOPIC_GROUPS = ['review', 'pact', 'evidence', 'override', 'shadow', 'stop'] as const;
export type TopicGroup = (typeof TOPIC_GROUPS)[number];

/** The topics of a group, in the order in which they happen. */
export function topicsOf(group: TopicGroup): readonly WebhookTopic[] {
  return WEBHOOK_TOPICS.filter((topic) => topic.startsWith(`${group}.`));
}

/** The chosen topics by group; a group without any is left out. */
export function chosenByGroup(chosen: readonly WebhookTopic[]) {
  return TOPIC_GROUPS.flatMap((group) => {
    const all = topicsOf(group);
    const topics = all.filter((topic) => chosen.includes(topic));
    return topics.length === 0 ? [] : [{ group, topics, isWhole: topics.length === all.length }];
  });
}

/** The chosen topics with some put in or taken out. */
export function withTopics(
  chosen: readonly WebhookTopic[],
  topics: readonly WebhookTopic[],
  isIn: boolean,
): WebhookTopic[] {
  return WEBHOOK_TOPICS.filter((topic) => (topics.includes(topic) ? isIn : chosen.includes(topic)));
}
