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

const MOST_WORDS = 200;
const BEGINNINGS = { '<![CDATA[': ']]>', '<!--': '-->' } as const;

/**
 * Reads the elements and these of their attributes of an XML text that declares no document type. Never throws.
 * INVARIANT: it takes time in proportion to the text, whatever the text is. The parser counts an element's attributes again
 * at every text beside its children, so none are kept but those asked for.
 */
export function parseXml(text: string, attributes: readonly string[]): XmlResult {
  const fault = declarationFault(text);
  if (fault !== null) return { ok: false, message: fault };
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) return { ok: false, message: `is not whole XML: ${wordsOf(verdict.err)}` };
  try {
    const [root, ...others] = elementsOf(parserOf(attributes).parse(text));
    if (!root || others.length > 0) return { ok: false, message: 'does not have one root element' };
    return { ok: true, root };
  } catch (error) {
    const isDeep = error instanceof Error && /nested/i.test(error.message);
    return { ok: false, message: isDeep ? `is nested deeper than ${MOST_DEPTH}` : 'is not XML' };
  }
}

function parserOf(attributes: readonly string[]): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: (name) => !attributes.includes(name),
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    // INVARIANT: nothing is expanded. A declaration that could define an entity is refused before this is reached.
    processEntities: false,
    maxNestedTags: MOST_DEPTH,
  });
}

/** What is wrong with the text's declarations: one of a document type, or characters (CDATA, a comment) without an end. */
function declarationFault(text: string): string | null {
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    const beginning = Object.entries(BEGINNINGS).find(([begin]) => text.startsWith(begin, at));
    if (!beginning) return 'has a document type declaration, which is not read';
    const [begin, end] = beginning;
    const ends = text.indexOf(end, at + begin.length);
    if (ends < 0) return 'is cut off';
    at = ends + end.length;
  }
  return null;
}

/** The validator quotes names, and lists what is open, in full. */
function wordsOf({ msg, line }: { readonly msg: string; readonly line: number }): string {
  return `${msg.length > MOST_WORDS ? `${msg.slice(0, MOST_WORDS)}…` : msg} (line ${line})`;
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
