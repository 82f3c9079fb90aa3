/** A fact a condition looks at, as `context.amount`, and what it must be. */
export type Comparison =
  | { readonly kind: 'compare'; readonly path: string; readonly op: ComparisonOp; readonly literal: Literal }
  | { readonly kind: 'one_of'; readonly path: string; readonly literals: readonly Literal[] }
  | { readonly kind: 'given'; readonly path: string; readonly isNegated: boolean };

export type ComparisonOp = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Literal = { readonly type: 'number' | 'string' | 'boolean'; readonly text: string };

type Token = { readonly type: 'path' | 'number' | 'string' | 'mark'; readonly text: string };

const TOKEN =
  /\s*(?:([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(-?\d+(?:\.\d+)?)(?![\w.])|'([^'\\\n]*)'|"([^"\\\n]*)"|(&&|[=!<>]=|[<>!()[\],]))/y;
const TURNED: Readonly<Record<ComparisonOp, ComparisonOp>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function tokensOf(source: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const text = source.trimEnd();
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) return null;
    at = TOKEN.lastIndex;
    const [, path, number, single, double, mark] = match;
    if (path !== undefined) tokens.push({ type: 'path', text: path });
    else if (number !== undefined) tokens.push({ type: 'number', text: number });
    else if (mark !== undefined) tokens.push({ type: 'mark', text: mark });
    else tokens.push({ type: 'string', text: single ?? double ?? '' });
  }
  return tokens;
}

function literalOf(token: Token | undefined): Literal | null {
  if (token?.type === 'number' || token?.type === 'string') return { type: token.type, text: token.text };
  return token?.type === 'path' && /^(?:true|false)$/.test(token.text)
    ? { type: 'boolean', text: token.text }
    : null;
}

const isFact = (token: Token | undefined): token is Token =>
  token?.type === 'path' && /^(?:context|resource)\./.test(token.text);
const isOp = (text: string | undefined): text is ComparisonOp => text !== undefined && text in TURNED;

function readOneOf(tokens: readonly Token[]): Comparison | null {
  const [path, keyword, open] = tokens;
  if (!isFact(path) || keyword?.text !== 'in' || open?.text !== '[' || tokens.at(-1)?.text !== ']')
    return null;
  const literals: Literal[] = [];
  for (const [index, token] of tokens.slice(3, -1).entries()) {
    const literal = literalOf(token);
    if (index % 2 === 1 ? token.text !== ',' : literal === null) return null;
    if (literal !== null) literals.push(literal);
  }
  return literals.length > 0 && tokens.length === literals.length * 2 + 3
    ? { kind: 'one_of', path: path.text, literals }
    : null;
}

function readGiven(tokens: readonly Token[]): Comparison | null {
  const isNegated = tokens[0]?.text === '!';
  const [name, open, path, close, ...rest] = isNegated ? tokens.slice(1) : tokens;
  const isCall = name?.type === 'path' && name.text === 'has' && open?.text === '(' && close?.text === ')';
  return isCall && isFact(path) && rest.length === 0 ? { kind: 'given', path: path.text, isNegated } : null;
}

function readOne(tokens: readonly Token[]): Comparison | null {
  const [left, op, right] = tokens;
  if (tokens.length === 3 && op?.type === 'mark' && isOp(op.text)) {
    const literal = literalOf(isFact(left) ? right : left);
    if (literal === null) return null;
    if (isFact(left)) return { kind: 'compare', path: left.text, op: op.text, literal };
    if (isFact(right)) return { kind: 'compare', path: right.text, op: TURNED[op.text], literal };
    return null;
  }
  return readOneOf(tokens) ?? readGiven(tokens);
}

/**
 * The comparisons of a condition that is nothing but simple ones joined by `&&`; null for anything else, so that whoever
 * puts a condition in words falls back to quoting it.
 */
export function readComparisons(cel: string): readonly Comparison[] | null {
  const tokens = tokensOf(cel);
  if (tokens === null || tokens.length === 0) return null;
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === 'mark' && token.text === '&&') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  const comparisons = parts.map(readOne);
  return comparisons.every((comparison) => comparison !== null) ? comparisons : null;
}
