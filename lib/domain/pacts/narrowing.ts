import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';

/** Whether `after` is `before`, word for word, with requirements and demands for evidence at most appended. */
function onlyAsksMore(before: Clause, after: Clause): boolean {
  // INVARIANT: kept requirements keep their place, so a limit's counter goes on where it stood.
  const hasKept =
    startsWith(after.requires, before.requires) && startsWith(after.evidence ?? [], before.evidence ?? []);
  if (!hasKept || !isSameValue(askingNothing(before), askingNothing(after))) return false;
  return isSameValue(before, after) || isStrictestWhenLacking(before);
}

function startsWith(longer: readonly unknown[], shorter: readonly unknown[]): boolean {
  return shorter.every((one, at) => isSameValue(one, longer[at]));
}

function askingNothing({ evidence: _, ...clause }: Clause): Clause {
  return { ...clause, requires: [] };
}

/**
 * Whether nothing that is asked for besides can turn `onStale` into something weaker: whoever lacks more than freshness
 * has the clause's own consequence, so that one must not be the milder of the two.
 */
function isStrictestWhenLacking({ consequence, onStale }: Clause): boolean {
  return onStale === undefined || consequence.type === 'block' || isSameValue(consequence, onStale);
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
 * or appends requirements or demands for evidence to clauses, and changes nothing else. Any other change, of prose too, is not narrowing: prose is
 * what people signed. The same content again narrows nothing and is not narrowing either.
 *
 * INVARIANT: where this is true, no request gets a weaker decision under `after` than under `before`.
 */
export function onlyNarrows(before: PactContent | null, after: PactContent): boolean {
  if (before === null) return after.clauses.length > 0 && after.clauses.every((clause) => !clause.authorises);
  if (!isSameValue({ ...before, clauses: [] }, { ...after, clauses: [] })) return false;
  return onlyAddsClauses(before.clauses, after.clauses) && !isSameValue(before.clauses, after.clauses);
}
