import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element without its text: what a report of results is counted by. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
};
export type XmlResult =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly message: string };

const MOST_DEPTH = 32;
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  // INVARIANT: nothing is expanded. A declaration that could define an entity is refused before this is reached.
  processEntities: false,
  maxNestedTags: MOST_DEPTH,
});

/** Reads the elements and attributes of an XML text that declares no document type. Never throws. */
export function parseXml(text: string): XmlResult {
  const markup = withoutCharacterData(text);
  if (markup === null) return { ok: false, message: 'is cut off' };
  if (markup.includes('<!'))
    return { ok: false, message: 'has a document type declaration, which is not read' };
  const verdict = XMLValidator.validate(text);
  if (verdict !== true)
    return { ok: false, message: `is not whole XML: ${verdict.err.msg} (line ${verdict.err.line})` };
  try {
    const [root, ...others] = elementsOf(parser.parse(text));
    if (!root || others.length > 0) return { ok: false, message: 'does not have one root element' };
    return { ok: true, root };
  } catch (error) {
    const isDeep = error instanceof Error && /nested/i.test(error.message);
    return { ok: false, message: isDeep ? `is nested deeper than ${MOST_DEPTH}` : 'is not XML' };
  }
}

/** The text without CDATA sections and comments, which may hold any characters; null where one does not end. */
function withoutCharacterData(text: string): string | null {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const cdata = text.indexOf('<![CDATA[', at);
    const comment = text.indexOf('<!--', at);
    const isCdata = cdata >= 0 && (comment < 0 || cdata < comment);
    const start = isCdata ? cdata : comment;
    if (start < 0) return parts.join('') + text.slice(at);
    const end = text.indexOf(isCdata ? ']]>' : '-->', start + 4);
    if (end < 0) return null;
    parts.push(text.slice(at, start));
    at = end + 3;
  }
}

type Node = Readonly<Record<string, unknown>>;

function elementsOf(nodes: readonly Node[]): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    const children = name === undefined ? null : node[name];
    // Text is a node of its own whose value is no list; a processing instruction's name begins with a question mark.
    if (name === undefined || !Array.isArray(children) || name.startsWith('?')) return [];
    const attributes = (node[ATTRIBUTES] ?? {}) as Record<string, string>;
    return [{ name, attributes, children: elementsOf(children) }];
  });
}
