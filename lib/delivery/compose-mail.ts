import { composeNotice } from '#lib/delivery/compose-notice.ts';
import type { MailContent } from '#lib/delivery/mail-content.ts';
import { noticeSentence } from '#lib/delivery/notice-text.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { invitationLink } from '#lib/platform/link-token.ts';
import type { OutboxMessage } from '#lib/store/outbox.ts';
import type { Transaction } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

/** What the mail about a message says now. Raises `FinalFailure` where there is nothing left to say. */
export async function composeMail(transaction: Transaction, message: OutboxMessage): Promise<MailContent> {
  if (message.topic === 'member.invited') {
    return invitationMail(message, (await workspaces.find(transaction))?.name ?? 'a workspace');
  }
  const { subject, title, text, facts, act, url } = await composeNotice(transaction, message);
  const isHeld = message.topic === 'review.opened' || message.topic === 'review.escalated';
  return {
    subject,
    lines: [
      ...(title === subject ? [] : [title]),
      text,
      ...facts.map(({ label, value }) => `${label}: ${value}`),
      ...(isHeld ? [noticeSentence('mail.hidden')] : []),
    ],
    link: { text: act, url },
    threadId: message.item === null ? null : threadOf(transaction.scope.workspaceId, message.item),
  };
}

/** One conversation for each thing: every mail about it points at this id, which no mail has itself. */
function threadOf(workspaceId: string, item: string): string {
  return `thread.${sha256(`${workspaceId} ${item}`).slice('sha256:'.length, 'sha256:'.length + 32)}`;
}

function invitationMail({ payload, subjectId }: OutboxMessage, workspace: string): MailContent {
  const role = String(payload.role ?? '').replaceAll('_', ' ');
  return {
    subject: noticeSentence('invitation.subject', { workspace }),
    lines: [noticeSentence('invitation.text', { workspace, role }), noticeSentence('invitation.ignore')],
    link: { text: noticeSentence('invitation.act'), url: invitationLink(subjectId) },
    threadId: null,
  };
}
