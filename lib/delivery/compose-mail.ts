import { FinalFailure } from '#lib/delivery/final-failure.ts';
import type { MailContent } from '#lib/delivery/mail-content.ts';
import type { Review } from '#lib/domain/reviews/types.ts';
import { invitationLink } from '#lib/platform/link-token.ts';
import { productUrl } from '#lib/platform/product-url.ts';
import type { OutboxMessage } from '#lib/store/outbox.ts';
import * as reviews from '#lib/store/reviews.ts';
import type { Transaction } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

/** What the mail about a message says now. Raises `FinalFailure` where there is nothing left to say. */
export async function composeMail(transaction: Transaction, message: OutboxMessage): Promise<MailContent> {
  switch (message.topic) {
    case 'review.opened':
    case 'review.escalated':
      return reviewMail(await pendingReview(transaction, message.subjectId), message.topic);
    case 'pact.submitted':
      return pactMail(message);
    case 'member.invited':
      return invitationMail(message, (await workspaces.find(transaction))?.name ?? 'a workspace');
    default:
      throw new FinalFailure(`There is no mail about ${message.topic}.`);
  }
}

async function pendingReview(transaction: Transaction, reviewId: string): Promise<Review> {
  const review = await reviews.find(transaction, reviewId);
  if (review?.status === 'pending') return review;
  throw new FinalFailure('The review ended before this was sent.');
}

function reviewMail(review: Review, topic: 'review.opened' | 'review.escalated'): MailContent {
  const { agent, action, tier, demands, expiresAt, requestDigest } = review;
  const isEscalated = topic === 'review.escalated';
  const intro = isEscalated ? 'Nobody has answered yet, so this comes to you. ' : '';
  const causes = demands.causes.map((cause) => `Why it is held: ${cause.text}`);
  return {
    subject: `${isEscalated ? 'Escalated' : 'Held for review'}: ${action} by ${agent.key}`,
    lines: [
      `${intro}${agent.name} (${agent.key}, owned by ${agent.owner.name}) asked for ${action}, tier ${tier}. It is held until somebody answers.`,
      ...causes,
      `Without an answer by ${inWords(expiresAt)} it is denied.`,
      `Request ${requestDigest.slice(0, 'sha256:'.length + 12)}. What exactly was asked is shown after signing in.`,
    ],
    link: { text: 'Open the review', url: `${productUrl()}/reviews/${review.id}` },
  };
}

function pactMail({ payload }: OutboxMessage): MailContent {
  const name = String(payload.name ?? payload.key);
  const version = `version ${String(payload.number)}`;
  return {
    subject: `Waits for approval: ${name}, ${version}`,
    lines: [`${name}, ${version}, was submitted and waits for somebody to approve it or to send it back.`],
    link: {
      text: 'Open the version',
      url: `${productUrl()}/pacts/${String(payload.key)}/versions/${String(payload.number)}`,
    },
  };
}

function invitationMail({ payload, subjectId }: OutboxMessage, workspace: string): MailContent {
  const role = String(payload.role ?? '').replaceAll('_', ' ');
  return {
    subject: `You are invited to ${workspace} on Countersign`,
    lines: [
      `You are invited to join ${workspace} on Countersign as ${role}. The link works once.`,
      'If you did not expect this, ignore it: nothing happens until the link is used.',
    ],
    link: { text: 'Accept the invitation', url: invitationLink(subjectId) },
  };
}

function inWords(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
