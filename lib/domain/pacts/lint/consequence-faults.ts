import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import {
  clauseFinding,
  type Finding,
  type LintWorld,
  type PlacedClause,
} from '#lib/domain/pacts/lint/finding.ts';
import type { Consequence } from '#lib/domain/pacts/types.ts';

/** What keeps a clause's consequence, or the other one where its proof is only old, from being carried out. */
export function findConsequenceFaults(placed: PlacedClause, world: LintWorld): readonly Finding[] {
  const { consequence, onStale } = placed.clause;
  return [
    ...faultsAt('consequence', consequence, placed, world),
    ...(onStale === undefined ? [] : faultsAt('onStale', onStale, placed, world)),
  ];
}

function faultsAt(
  place: 'consequence' | 'onStale',
  consequence: Consequence,
  placed: PlacedClause,
  world: LintWorld,
): readonly Finding[] {
  if (consequence.type !== 'review') return [];
  const findings: Finding[] = [];
  const error = (code: Finding['code'], field: string, message: string) =>
    findings.push(clauseFinding('error', code, placed, `${place}.${field}`, message));
  const { escalate, expiresIn, quorum } = consequence;
  if (!Number.isSafeInteger(quorum) || quorum < 1)
    error('quorum_invalid', 'quorum', 'needs at least one person to answer');
  const expiresMs = parseDurationMs(expiresIn) ?? 0;
  if (expiresMs <= 0)
    error('duration_invalid', 'expiresIn', `waits "${expiresIn}", which is no duration, such as PT30M`);
  if (escalate === undefined) return findings;
  const afterMs = parseDurationMs(escalate.after) ?? 0;
  if (afterMs <= 0) {
    error(
      'duration_invalid',
      'escalate.after',
      `escalates after "${escalate.after}", which is no duration, such as PT10M`,
    );
  } else if (expiresMs > 0 && afterMs >= expiresMs) {
    error('escalate_late', 'escalate.after', 'escalates only when the review has already ended');
  }
  if (!world.teams.some((team) => team.key === escalate.to)) {
    error(
      'escalate_team_unknown',
      'escalate.to',
      `escalates to "${escalate.to}", which is no team of this workspace`,
    );
  }
  return findings;
}
