import { type ComposedNotice, composeNotice } from '#lib/delivery/compose-notice.ts';
import { noticeSentence } from '#lib/delivery/notice-text.ts';
import type { OutboxMessage } from '#lib/store/outbox.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** Slack refuses a section above 3000 characters and a field above 2000. */
const LONGEST_TEXT = 2_800;
const LONGEST_FIELD = 1_800;
const MOST_FIELDS = 10;

/** What Slack is posted about a message now, as JSON. */
export async function composeSlack(transaction: Transaction, message: OutboxMessage): Promise<string> {
  return slackBody(await composeNotice(transaction, message));
}

/** One message: what happened, what to do, its facts and a link. A later one names what it continues. */
function slackBody({ subject, title, text, act, facts, url, isLater }: ComposedNotice): string {
  const fields = facts
    .slice(0, MOST_FIELDS)
    .map(({ label, value }) => mrkdwn(`*${escaped(label)}*\n${cut(value, LONGEST_FIELD)}`));
  const continues = noticeSentence('continues', { subject });
  return JSON.stringify({
    text: `${escaped(title)}: ${cut(text, LONGEST_TEXT)} ${url}`,
    unfurl_links: false,
    blocks: [
      { type: 'section', text: mrkdwn(`*${escaped(title)}*\n${cut(text, LONGEST_TEXT)}`) },
      ...(fields.length > 0 ? [{ type: 'section', fields }] : []),
      { type: 'section', text: mrkdwn(`<${url}|${escaped(act)}>`) },
      ...(isLater ? [{ type: 'context', elements: [mrkdwn(escaped(continues))] }] : []),
    ],
  });
}

function mrkdwn(text: string) {
  return { type: 'mrkdwn', text };
}

/** Cut first, escaped after: an entity is never cut in two. */
function cut(text: string, longest: number): string {
  const short = [...text].slice(0, longest);
  // Escaping can make a character five; what would not fit then is cut again.
  while (escaped(short.join('')).length > longest + 100) short.splice(-100);
  return escaped(short.length < [...text].length ? `${short.join('')}…` : text);
}

/** Slack reads `&`, `<` and `>` as its own; everything else is text. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
