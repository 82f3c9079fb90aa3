'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { TOPIC_GROUPS, type TopicGroup, topicsOf, withTopics } from '#components/webhooks/topic-groups.ts';
import { useTopicWord } from '#components/webhooks/topic-words.tsx';
import type { WebhookTopic } from '#lib/domain/webhooks/types.ts';

type TopicsFieldProps = {
  readonly chosen: readonly WebhookTopic[];
  readonly onChange: (topics: WebhookTopic[]) => void;
  readonly error: string | undefined;
};

/** What an endpoint is told of: topics by what they are about. */
export function TopicsField({ chosen, onChange, error }: TopicsFieldProps) {
  const t = useTranslations('webhooks');
  return (
    <fieldset className="grid gap-3.5">
      <legend className="mb-1.5 text-ink-2 text-mono">{t('topics')}</legend>
      {TOPIC_GROUPS.map((group) => (
        <GroupField key={group} group={group} chosen={chosen} onChange={onChange} />
      ))}
      {error ? (
        <div role="alert" className="text-block text-table">
          {t('topicsMissing')}
        </div>
      ) : null}
    </fieldset>
  );
}

function GroupField({
  group,
  chosen,
  onChange,
}: Omit<TopicsFieldProps, 'error'> & { readonly group: TopicGroup }) {
  const t = useTranslations('webhooks');
  const word = useTopicWord();
  const topics = topicsOf(group);
  const isWhole = topics.every((topic) => chosen.includes(topic));
  return (
    <fieldset>
      <legend className="sr-only">{t(`group.${group}`)}</legend>
      <div className="mb-1.5 border-line border-b pb-1">
        <Checkbox
          label={
            <span className="font-strong">
              <span className="sr-only">{t('allTopics', { group: t(`group.${group}`) })}</span>
              <span aria-hidden>{t(`group.${group}`)}</span>
            </span>
          }
          isChecked={isWhole}
          onChange={(isIn) => onChange(withTopics(chosen, topics, isIn))}
        />
      </div>
      <div className="grid grid-cols-2 gap-x-3 gap-y-1.5 pl-6.5 s:grid-cols-3">
        {topics.map((topic) => (
          <Checkbox
            key={topic}
            label={word(topic)}
            isChecked={chosen.includes(topic)}
            onChange={(isIn) => onChange(withTopics(chosen, [topic], isIn))}
          />
        ))}
      </div>
    </fieldset>
  );
}
