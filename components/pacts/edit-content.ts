import { blankClause } from '#lib/domain/pacts/blank.ts';
import { freeClauseKey, keyOf } from '#lib/domain/pacts/clause-key.ts';
import type { Clause, EvidenceDemand, PactContent } from '#lib/domain/pacts/types.ts';

/** Adds a blank clause at the end. */
export function withNewClause(content: PactContent): PactContent {
  const clause = blankClause(freeClauseKey(content, `clause-${content.clauses.length + 1}`));
  return { ...content, clauses: [...content.clauses, clause] };
}

/** Adds a clause that is written but for its key at the end; the key follows its title. */
export function withWrittenClause(content: PactContent, clause: Omit<Clause, 'key'>): PactContent {
  const key = freeClauseKey(content, keyOf(clause.title));
  return { ...content, clauses: [...content.clauses, { key, ...clause }] };
}

export function withClause(content: PactContent, at: number, clause: Clause): PactContent {
  const next = withoutEmpty(clause);
  return { ...content, clauses: content.clauses.map((old, index) => (index === at ? next : old)) };
}

// INVARIANT: what says nothing is left out, so that a clause to which nothing was added keeps its digest.
function withoutEmpty({ evidence, onStale, ...clause }: Clause): Clause {
  return {
    ...clause,
    ...(evidence && evidence.length > 0 && { evidence }),
    ...(onStale && { onStale }),
  };
}

/** A demand for evidence with another share of passes that is enough; empty means that every case must pass. */
export function withMinResult<T extends EvidenceDemand>({ minResult: _, ...demand }: T, share: string): T {
  return (share === '' ? demand : { ...demand, minResult: share }) as T;
}

export function withoutClause(content: PactContent, at: number): PactContent {
  return { ...content, clauses: content.clauses.filter((_, index) => index !== at) };
}

/** Moves one entry of a list by one place; at the ends it stays. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[at], list[at + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((entry, index) => (index === at ? other : index === at + by ? one : entry));
}
