import { createTransport } from 'nodemailer';
import { FinalFailure } from '#lib/delivery/final-failure.ts';
import { asHtml, asText, type MailContent } from '#lib/delivery/mail-content.ts';

const TIMEOUT_MS = 10_000;

/** Sends one mail over the configured SMTP server. `id` is the delivery's, so that a repeated mail can be told. */
export async function sendMail(id: string, to: string, content: MailContent): Promise<void> {
  const url = process.env.COUNTERSIGN_SMTP_URL;
  const from = process.env.COUNTERSIGN_MAIL_FROM;
  if (!url || !from)
    throw new FinalFailure('Mail is not configured: set COUNTERSIGN_SMTP_URL and COUNTERSIGN_MAIL_FROM.');
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const thread = content.threadId && `<${content.threadId}@countersign.invalid>`;
  try {
    await transport.sendMail({
      from,
      to,
      subject: content.subject,
      text: asText(content),
      html: asHtml(content),
      messageId: `<${id}@countersign.invalid>`,
      ...(thread && { references: thread, inReplyTo: thread }),
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } finally {
    transport.close();
  }
}
