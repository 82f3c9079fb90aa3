import { createTranslator } from 'next-intl';
import type { NoticePayload } from '#lib/domain/notices/types.ts';
import { formatMoment } from '#lib/format/dates.ts';
import { noticeFacts, noticeKind, noticeValues } from '#lib/format/notice-values.ts';
import notices from '#messages/en/notices.json' with { type: 'json' };

/** What mail and Slack say of a message: the bell's own sentences, and the facts that the page would show. */
export type NoticeText = {
  /** The same for every message about one thing, so that they make one conversation. */
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  readonly act: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
};

// Times leave in UTC: a mail does not know where it is read.
const say: (key: string, values?: Record<string, string>) => string = createTranslator({
  locale: 'en',
  timeZone: 'UTC',
  messages: notices as Record<string, unknown>,
}) as never;

/** The words of a message about a topic that people are told of. */
export function noticeText(topic: string, payload: NoticePayload): NoticeText {
  const values = noticeValues(payload, (at) => formatMoment(at, 'UTC'));
  return {
    subject: say(`subject.${noticeKind(topic)}`, values),
    title: say(`topic.${topic}.title`, values),
    text: say(`topic.${topic}.text`, values),
    act: say(`topic.${topic}.act`),
    facts: noticeFacts(topic, values).map((name) => ({ label: say(`fact.${name}`), value: values[name] })),
  };
}

/** Any other sentence of the catalogue. */
export function noticeSentence(key: string, values: Record<string, string> = {}): string {
  return say(key, values);
}
