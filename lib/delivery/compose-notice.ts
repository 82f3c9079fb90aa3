import { FinalFailure } from '#lib/delivery/final-failure.ts';
import { type NoticeText, noticeText } from '#lib/delivery/notice-text.ts';
import { productUrl } from '#lib/platform/product-url.ts';
import { findSubject, type NoticeSubject } from '#lib/store/notice-subjects.ts';
import { hasEarlier, type OutboxMessage } from '#lib/store/outbox.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** A message in words, for mail and Slack alike. INVARIANT: never the arguments of a request. */
export type ComposedNotice = NoticeText & {
  readonly url: string;
  /** Whether something was told of the same thing before. */
  readonly isLater: boolean;
};

/** What a message says now. Raises `FinalFailure` where there is nothing left to say. */
export async function composeNotice(
  transaction: Transaction,
  message: OutboxMessage,
): Promise<ComposedNotice> {
  if (message.href === null) throw new FinalFailure(`There is no message about ${message.topic}.`);
  const subject = await findSubject(transaction, message);
  refuseWhatEnded(message.topic, subject);
  return {
    ...noticeText(message.topic, subject.payload),
    url: `${productUrl()}${message.href}`,
    isLater: await hasEarlier(transaction, message),
  };
}

function refuseWhatEnded(topic: string, { review, version, override }: NoticeSubject): void {
  const asksForAnswer = topic === 'review.opened' || topic === 'review.escalated';
  if (asksForAnswer && review?.status !== 'pending')
    throw new FinalFailure('The review ended before this was sent.');
  if (topic === 'pact.submitted' && version?.status !== 'in_review')
    throw new FinalFailure('The version was answered before this was sent.');
  if (topic === 'override.requested' && override?.status !== 'requested')
    throw new FinalFailure('The override was answered before this was sent.');
}
