'use client';

import { useTranslations } from 'next-intl';
import { chosenByGroup } from '#components/webhooks/topic-groups.ts';
import type { WebhookTopic } from '#lib/domain/webhooks/types.ts';

/** What happened, in a word that is read after what it happened to: “held”. */
export function useTopicWord(): (topic: WebhookTopic) => string {
  const t = useTranslations('webhooks.topic');
  return (topic) => t(topic);
}

/** What an endpoint is told of, a line for each thing it is about. */
export function TopicList({ topics }: { readonly topics: readonly WebhookTopic[] }) {
  const t = useTranslations('webhooks');
  const word = useTopicWord();
  return (
    <span className="grid text-ink-2">
      {chosenByGroup(topics).map(({ group, topics: chosen, isWhole }) => (
        <span key={group}>
          {isWhole
            ? t('every', { group: t(`group.${group}`) })
            : t('some', { group: t(`group.${group}`), list: chosen.map(word).join(', ') })}
        </span>
      ))}
    </span>
  );
}
