import type { JsonValue } from '#lib/domain/decisions/types.ts';
import { matchesAction } from '#lib/domain/pacts/action-pattern.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import { contentValue, isAmount, readClause } from '#lib/domain/probes/facets.ts';

/** A fact of a request that some clause looks at, and a value it is content with; undefined where none is known. */
export type AskedFact = { readonly path: string; readonly value: JsonValue | undefined };

const PATH = /\b(?:context|resource)(?:\.[A-Za-z_]\w*)+(?![\w(])/g;

/** What the clauses that speak of the action look at in a request, in the order of the document. */
export function askedFacts({ clauses }: PactContent, action: string): readonly AskedFact[] {
  const facts = new Map<string, JsonValue | undefined>();
  const speaks = ({ scope }: Clause) => scope.actions.some((pattern) => matchesAction(pattern, action));
  for (const clause of clauses.filter(speaks)) {
    const { when, must } = readClause(clause);
    for (const facet of [...when.values(), ...must.values()])
      if (/^(?:context|resource)\./.test(facet.path) && !facts.has(facet.path))
        facts.set(facet.path, contentValue(facet));
    // A condition that is not plain enough to be read still names what it looks at.
    for (const text of conditionsOf(clause))
      for (const [path] of text.matchAll(PATH)) if (!facts.has(path)) facts.set(path, defaultOf(path));
  }
  return [...facts].map(([path, value]) => ({ path, value }));
}

function conditionsOf({ scope, requires }: Clause): readonly string[] {
  return [scope.when ?? '', ...requires.flatMap((one) => (one.type === 'condition' ? [one.cel] : []))];
}

function defaultOf(path: string): JsonValue | undefined {
  return isAmount(path) ? 100 : undefined;
}
