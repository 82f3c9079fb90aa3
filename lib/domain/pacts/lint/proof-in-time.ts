import {
  clauseFinding,
  type Finding,
  type LintWorld,
  type PlacedClause,
} from '#lib/domain/pacts/lint/finding.ts';
import { missInWords } from '#lib/domain/pacts/rhythm.ts';
import type { EvidenceDemand } from '#lib/domain/pacts/types.ts';

type PlacedDemand = { readonly demand: EvidenceDemand; readonly field: string };

function demandsOf({ clause }: PlacedClause): readonly PlacedDemand[] {
  return [
    ...clause.requires.flatMap((requirement, at) =>
      requirement.type === 'evidence' ? [{ demand: requirement, field: `requires.${at}` }] : [],
    ),
    ...(clause.evidence ?? []).map((demand, at) => ({ demand, field: `evidence.${at}` })),
  ];
}

/** Windows that a check's usual rhythm must miss: the clause would stop holding by itself, again and again. */
export function findMissedWindows(placed: PlacedClause, world: LintWorld): readonly Finding[] {
  return demandsOf(placed).flatMap(({ demand, field }) => {
    const rhythm = world.checks.find(({ key }) => key === demand.check)?.rhythm ?? null;
    const misses = rhythm && missInWords(rhythm, demand.maxAge);
    if (!misses) return [];
    const message = `asks for ${demand.check}, which ${misses}`;
    const fix = 'Widen the window or run it more often';
    return [clauseFinding('warning', 'rhythm_misses_window', placed, `${field}.maxAge`, message, fix)];
  });
}

/** An answer for old proof where no proof is asked for: it never applies. */
export function findStaleWithoutEvidence(placed: PlacedClause): readonly Finding[] {
  if (placed.clause.onStale === undefined || demandsOf(placed).length > 0) return [];
  const message = 'says what follows where its proof is only old, and asks for no evidence';
  return [clauseFinding('warning', 'stale_without_evidence', placed, 'onStale', message, 'Ask for evidence')];
}
