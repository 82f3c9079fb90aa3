/** A run of text: plain, set as code, stressed, or a link. */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'strong' | 'em'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

const FENCE = /^```/;
const HEADING = /^(#{1,4}) (.+)$/;
const ROW = /^\|.*\|$/;
const ITEM = /^(?:-|(\d+)\.) (.+)$/;
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

/**
 * Reads the Markdown our own pages are written in: headings, paragraphs, flat lists, tables, code, and the four kinds
 * of inline text. Everything else, HTML too, stays the text it is.
 */
export function parseMarkdown(source: string): readonly Block[] {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const length = blockLength(lines, at);
    const block = blockOf(lines.slice(at, at + length));
    if (block) blocks.push(block);
    at += length;
  }
  return blocks;
}

// At least one line, so that reading always moves on.
function blockLength(lines: readonly string[], at: number): number {
  const first = lines[at] ?? '';
  const rest = lines.slice(at + 1);
  if (FENCE.test(first)) {
    const end = rest.findIndex((line) => FENCE.test(line));
    return end === -1 ? rest.length + 1 : end + 2;
  }
  if (first.trim() === '' || HEADING.test(first)) return 1;
  if (ROW.test(first)) {
    const end = rest.findIndex((line) => !ROW.test(line));
    return end === -1 ? rest.length + 1 : end + 1;
  }
  const isItem = ITEM.test(first);
  const end = rest.findIndex(
    (line) => line.trim() === '' || FENCE.test(line) || HEADING.test(line) || (!isItem && ITEM.test(line)),
  );
  return end === -1 ? rest.length + 1 : end + 1;
}

function blockOf(lines: readonly string[]): Block | null {
  const [first = '', ...rest] = lines;
  if (first.trim() === '') return null;
  if (FENCE.test(first)) {
    const isClosed = FENCE.test(rest.at(-1) ?? '');
    return { kind: 'code', text: (isClosed ? rest.slice(0, -1) : rest).join('\n') };
  }
  const [, marks = '', title = ''] = HEADING.exec(first) ?? [];
  if (title) return { kind: 'heading', level: marks.length, content: parseInline(title) };
  if (ROW.test(first)) return tableOf(lines);
  if (!ITEM.test(first)) return { kind: 'paragraph', content: parseInline(joined(lines)) };
  return {
    kind: 'list',
    isOrdered: ITEM.exec(first)?.[1] !== undefined,
    items: itemsOf(lines).map((item) => parseInline(item)),
  };
}

// The second line only draws the rule below the head.
function tableOf([head = '', , ...rows]: readonly string[]): Block {
  return { kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) };
}

// A stroke within a cell is written `\\|`.
function cellsOf(line: string): readonly (readonly Inline[])[] {
  const cells = line.slice(1, -1).split(/(?<!\\)\|/);
  return cells.map((cell) => parseInline(cell.trim().replaceAll('\\|', '|')));
}

function itemsOf(lines: readonly string[]): readonly string[] {
  const items: string[][] = [];
  for (const line of lines) {
    const text = ITEM.exec(line)?.[2];
    if (text === undefined) items.at(-1)?.push(line);
    else items.push([text]);
  }
  return items.map(joined);
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(' ');
}

function parseInline(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > done) parts.push({ kind: 'text', text: text.slice(done, match.index) });
    parts.push(inlineOf(match));
    done = match.index + match[0].length;
  }
  if (done < text.length) parts.push({ kind: 'text', text: text.slice(done) });
  return parts;
}

function inlineOf([whole, code, strong, em, label, href]: RegExpExecArray): Inline {
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (em !== undefined) return { kind: 'em', text: em };
  // INVARIANT: a link leads to the web or to a page of ours; nothing that runs becomes an address.
  const isSafe = href !== undefined && /^(https?:\/\/|\/(?!\/)|#)/.test(href);
  return isSafe && label !== undefined ? { kind: 'link', text: label, href } : { kind: 'text', text: whole };
}
