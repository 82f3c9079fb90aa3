import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';

/** One of two texts that came of the same one. */
export type Side = 'mine' | 'theirs';

/** A part in which two texts differ: a clause by its key, or null for what stands before the clauses. */
export type DifferingPart = {
  readonly key: string | null;
  /** Who changed it since the text both knew. */
  readonly changedBy: Side | 'both';
};

type Texts = { readonly base: PactContent; readonly mine: PactContent; readonly theirs: PactContent };

/** Where two texts differ, in the order of mine; null where a key stands twice and parts cannot be told apart. */
export function differingParts({ base, mine, theirs }: Texts): readonly DifferingPart[] | null {
  if ([mine, theirs].some(hasTwins)) return null;
  const keys = [null, ...new Set([...mine.clauses, ...theirs.clauses].map(({ key }) => key))];
  return keys.flatMap((key): readonly DifferingPart[] => {
    const [was, my, their] = [partOf(base, key), partOf(mine, key), partOf(theirs, key)];
    if (isSameValue(my, their)) return [];
    if (isSameValue(was, my)) return [{ key, changedBy: 'theirs' }];
    return [{ key, changedBy: isSameValue(was, their) ? 'mine' : 'both' }];
  });
}

/** One text of both, each part from the side that was chosen for it; the order is that of the front's side. */
export function mergeContents(
  { mine, theirs }: Pick<Texts, 'mine' | 'theirs'>,
  sideOf: (key: string | null) => Side,
): PactContent {
  const [first, second] = sideOf(null) === 'mine' ? [mine, theirs] : [theirs, mine];
  const keys = new Set([...first.clauses, ...second.clauses].map(({ key }) => key));
  const clauses = [...keys].flatMap((key) => clauseOf(sideOf(key) === 'mine' ? mine : theirs, key) ?? []);
  return { ...first, clauses };
}

function partOf(content: PactContent, key: string | null): unknown {
  if (key !== null) return clauseOf(content, key) ?? null;
  const { clauses, ...front } = content;
  return front;
}

function clauseOf({ clauses }: PactContent, key: string): Clause | undefined {
  return clauses.find((clause) => clause.key === key);
}

function hasTwins({ clauses }: PactContent): boolean {
  return new Set(clauses.map(({ key }) => key)).size < clauses.length;
}
