/** What a mail says: facts and a link. INVARIANT: never the arguments of a request. */
export type MailContent = {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly link: { readonly text: string; readonly url: string };
  /** What every mail of one conversation points at; null for a mail that stands alone. */
  readonly threadId: string | null;
};

/** The mail as plain text. */
export function asText({ lines, link }: MailContent): string {
  return `${[...lines, `${link.text}: ${link.url}`].join('\n\n')}\n`;
}

/** The mail as simple HTML; every text is escaped. */
export function asHtml({ lines, link }: MailContent): string {
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  const anchor = `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a></p>`;
  return `<!doctype html><html lang="en"><body style="font-family: sans-serif; line-height: 1.5">${paragraphs}${anchor}</body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
