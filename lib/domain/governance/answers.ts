import { consequenceInWords } from '#lib/domain/pacts/describe-clause.ts';
import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import type { PactVersion } from '#lib/domain/pacts/stored.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/**
 * The number of the version since which the clause reads as it does in the newest of `versions` (newest first), without
 * a gap; the newest version's own number where it is new or was changed there.
 */
export function unchangedSince(versions: readonly PactVersion[], clauseKey: string): number | null {
  const [newest, ...older] = versions;
  const clause = clauseOf(newest, clauseKey);
  if (!newest || !clause) return null;
  let since = newest.number;
  for (const version of older) {
    if (!isSameValue(clauseOf(version, clauseKey), clause)) break;
    since = version.number;
  }
  return since;
}

function clauseOf(version: PactVersion | undefined, key: string): Clause | undefined {
  return version?.content.clauses.find((clause) => clause.key === key);
}

/** What changes when a clause weakens: what follows where it does not hold, and where its proof is only old. */
export function whatWeakens(clause: Clause): { readonly broken: string; readonly stale: string | null } {
  const hasProof =
    (clause.evidence ?? []).length > 0 || clause.requires.some(({ type }) => type === 'evidence');
  const onStale = clause.onStale ?? clause.consequence;
  return {
    broken: consequenceInWords(clause.consequence),
    stale: hasProof ? consequenceInWords(onStale) : null,
  };
}
