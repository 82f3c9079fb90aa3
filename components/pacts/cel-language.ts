import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';

const ROOTS = /^(?:agent|action|tier|resource|context|workflow|now)\b/;

const language = StreamLanguage.define({
  name: 'cel',
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^(?:'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?)/)) return 'string';
    if (stream.match(/^\d+(?:\.\d+)?/)) return 'number';
    if (stream.match(/^(?:true|false|null|in)\b/)) return 'keyword';
    if (stream.match(ROOTS)) return 'variableName';
    if (stream.match(/^[A-Za-z_]\w*/)) return 'propertyName';
    stream.next();
    return 'operator';
  },
});

// Ink alone: a colour would mean an effect. Values stand on the sunken ground, names that are given stand out.
const look = HighlightStyle.define([
  { tag: tags.variableName, color: 'var(--ink)', fontWeight: '550' },
  { tag: tags.propertyName, color: 'var(--ink)' },
  {
    tag: [tags.string, tags.number],
    color: 'var(--ink)',
    backgroundColor: 'var(--hover)',
    borderRadius: '2px',
  },
  { tag: tags.keyword, color: 'var(--ink-2)', fontWeight: '550' },
  { tag: tags.operator, color: 'var(--ink-3)' },
]);

/** How a condition (CEL) is coloured. */
export const celLanguage: Extension = [language, syntaxHighlighting(look)];
