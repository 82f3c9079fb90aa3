import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';

/** Whether `after` is `before`, word for word, with requirements at most appended. */
function onlyAsksMore(before: Clause, after: Clause): boolean {
  // INVARIANT: kept requirements keep their place, so a limit's counter goes on where it stood.
  const hasKept = before.requires.every((requirement, at) => isSameValue(requirement, after.requires[at]));
  return hasKept && isSameValue({ ...before, requires: [] }, { ...after, requires: [] });
}

/** Whether the clauses of `before` are all still there, in their order, and the rest of `after` does not authorise. */
function onlyAddsClauses(before: readonly Clause[], after: readonly Clause[]): boolean {
  let next = 0;
  const known = new Set(before.map((clause) => clause.key));
  for (const clause of after) {
    const kept = before[next];
    if (kept !== undefined && kept.key === clause.key) {
      if (!onlyAsksMore(kept, clause)) return false;
      next += 1;
    } else if (clause.authorises || known.has(clause.key)) {
      return false;
    }
  }
  return next === before.length;
}

/**
 * Whether `after` only narrows the version in force (`before`; null while none is): it adds clauses that do not authorise,
 * or appends requirements to clauses, and changes nothing else. Any other change, of prose too, is not narrowing: prose is
 * what people signed. The same content again narrows nothing and is not narrowing either.
 *
 * INVARIANT: where this is true, no request gets a weaker decision under `after` than under `before`.
 */
export function onlyNarrows(before: PactContent | null, after: PactContent): boolean {
  if (before === null) return after.clauses.length > 0 && after.clauses.every((clause) => !clause.authorises);
  if (!isSameValue({ ...before, clauses: [] }, { ...after, clauses: [] })) return false;
  return onlyAddsClauses(before.clauses, after.clauses) && !isSameValue(before.clauses, after.clauses);
}
