import { expect, it } from 'vitest';
import { parseXml } from '#lib/platform/xml.ts';

const MIB = 1024 * 1024;
const fill = (piece: string, size: number) => piece.repeat(Math.floor(size / piece.length));
const around = (content: string) => `<testsuite tests="1"><testcase name="a"/>${content}</testsuite>`;

/** So many characters of attributes, each of a name of its own. */
function attributes(size: number): string {
  const parts: string[] = [];
  for (let length = 0; length < size; length += parts.at(-1)?.length ?? size) {
    parts.push(`a${parts.length}="" `);
  }
  return parts.join('');
}

// A look that goes back to what it has seen takes minutes over these; one that does not, a moment.
it.each([
  ['comments', () => around(fill('<!---->', 8 * MIB))],
  ['CDATA sections', () => around(fill('<![CDATA[]]>', 8 * MIB))],
  ['both in turn', () => around(fill('<!----><![CDATA[<!x]]>', 8 * MIB))],
  ['one, then the other', () => around(fill('<!---->', 4 * MIB) + fill('<![CDATA[]]>', 4 * MIB))],
  [
    'attributes and as much text beside elements',
    () => `<testsuite ${attributes(MIB)}tests="1">${fill('x<testcase/>', MIB)}</testsuite>`,
  ],
])('an XML text that is all %s is read within a test’s ordinary time', (_, make) => {
  const parsed = parseXml(make(), ['tests']);
  expect(parsed).toMatchObject({ ok: true, root: { name: 'testsuite', attributes: { tests: '1' } } });
});

it('reads the attributes that are asked for and no other', () => {
  const parsed = parseXml('<a x="1" y="2" __proto__="3"><b y="&lt;4"/></a>', ['y']);
  expect(parsed).toEqual({
    ok: true,
    root: {
      ...{ name: 'a', attributes: { y: '2' } },
      children: [{ name: 'b', attributes: { y: '&lt;4' }, children: [] }],
    },
  });
});

it.each([
  ['a name without end', () => around(fill('<', MIB))],
  ['elements that stay open', () => fill('<a>', MIB)],
])('says what is wrong with %s in a sentence, not in as much again', (_, make) => {
  const parsed = parseXml(make(), []);
  expect(!parsed.ok && parsed.message).toMatch(/^is not whole XML: .{1,200}…? \(line \d+\)$/);
});
