import type { ReactNode } from 'react';
import type { Block, Inline } from '#lib/format/markdown.ts';

/** A page of the documentation. Its text is only ever text: no HTML of it reaches the browser. */
export function DocText({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <article className="text-lead text-ink">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text never move.
        <DocBlock key={index} block={block} />
      ))}
    </article>
  );
}

function DocBlock({ block }: { readonly block: Block }) {
  if (block.kind === 'heading') return <Heading level={block.level}>{inline(block.content)}</Heading>;
  if (block.kind === 'paragraph') return <p className="mb-3.5 max-w-[68ch]">{inline(block.content)}</p>;
  if (block.kind === 'code') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: code wider than the page is scrolled with the keyboard too.
      <pre tabIndex={0} className="mb-4 overflow-x-auto rounded-m border border-line bg-sunk px-3.5 py-2.5">
        <code className="font-mono text-mono leading-4.75">{block.text}</code>
      </pre>
    );
  }
  if (block.kind === 'table') return <DocTable table={block} />;
  const List = block.isOrdered ? 'ol' : 'ul';
  return (
    <List
      className={`mb-3.5 grid max-w-[68ch] gap-1 pl-5 ${block.isOrdered ? 'list-decimal' : 'list-disc marker:text-ink-3'}`}
    >
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of one text never move.
        <li key={index}>{inline(item)}</li>
      ))}
    </List>
  );
}

function DocTable({ table: { head, rows } }: { readonly table: Extract<Block, { kind: 'table' }> }) {
  const cell = 'border-line border-b py-1.5 pr-4 text-left align-top';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled with the keyboard too.
    <div tabIndex={0} className="mb-4 overflow-x-auto">
      <table className="w-full border-collapse text-base">
        <thead>
          <tr>
            {head.map((content, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of one table never move.
              <th key={index} scope="col" className={`${cell} font-normal text-ink-3`}>
                {inline(content)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one text never move.
            <tr key={index}>
              {row.map((content, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do the cells of a row.
                <td key={column} className={cell}>
                  {inline(content)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ level, children }: { readonly level: number; readonly children: ReactNode }) {
  if (level === 1) {
    return (
      <h1 className="mb-2 font-serif font-strong text-pact tracking-[-0.014em] wrap-anywhere">{children}</h1>
    );
  }
  const Rank = level === 2 ? 'h2' : 'h3';
  return <Rank className="mt-7 mb-1.5 font-strong text-band">{children}</Rank>;
}

function inline(content: readonly Inline[]): ReactNode[] {
  return content.map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
    return <Part key={index} part={part} />;
  });
}

function Part({ part }: { readonly part: Inline }) {
  if (part.kind === 'code') {
    return (
      <code className="rounded-s bg-sunk px-1 py-px font-mono text-[0.875em] wrap-anywhere">{part.text}</code>
    );
  }
  if (part.kind === 'strong') return <strong className="font-strong">{part.text}</strong>;
  if (part.kind === 'em') return <em>{part.text}</em>;
  if (part.kind === 'link') {
    return (
      <a href={part.href} className="underline" rel="noreferrer">
        {part.text}
      </a>
    );
  }
  return part.text;
}
