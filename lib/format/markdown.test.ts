import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#lib/format/markdown.ts';

const text = (value: string) => ({ kind: 'text', text: value });

describe('parseMarkdown', () => {
  it('reads headings, paragraphs that wrap, lists and code', () => {
    const source = [
      '# Title',
      '',
      'One line',
      'and its rest.',
      '- first',
      '  goes on',
      '- second',
      '',
      '1. once',
      '```ts',
      '# not a heading',
      '',
      '- not an item',
      '```',
      'After.',
    ].join('\n');
    expect(parseMarkdown(source)).toEqual([
      { kind: 'heading', level: 1, content: [text('Title')] },
      { kind: 'paragraph', content: [text('One line and its rest.')] },
      { kind: 'list', isOrdered: false, items: [[text('first goes on')], [text('second')]] },
      { kind: 'list', isOrdered: true, items: [[text('once')]] },
      { kind: 'code', text: '# not a heading\n\n- not an item' },
      { kind: 'paragraph', content: [text('After.')] },
    ]);
  });

  it('reads code, stress and links inside a line', () => {
    expect(parseMarkdown('See `a*b*`, **this**, *that* and [there](/docs/errors).')).toEqual([
      {
        kind: 'paragraph',
        content: [
          text('See '),
          { kind: 'code', text: 'a*b*' },
          text(', '),
          { kind: 'strong', text: 'this' },
          text(', '),
          { kind: 'em', text: 'that' },
          text(' and '),
          { kind: 'link', text: 'there', href: '/docs/errors' },
          text('.'),
        ],
      },
    ]);
  });

  it.each(['[x](javascript:alert(1))', '[x](data:text/html,x)', '[x](//evil.example)', '<b>x</b>'])(
    'leaves %s the text it is',
    (source) => {
      const [block] = parseMarkdown(source);
      const kinds = block?.kind === 'paragraph' ? block.content.map((part) => part.kind) : [];
      expect(new Set(kinds)).toEqual(new Set(['text']));
    },
  );

  it('ends with code that is never closed', () => {
    expect(parseMarkdown('```\nopen')).toEqual([{ kind: 'code', text: 'open' }]);
  });
});
