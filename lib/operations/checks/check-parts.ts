import type { Check } from '#lib/domain/evidence/types.ts';
import { rhythmFaults } from '#lib/domain/pacts/rhythm.ts';
import type { Rhythm } from '#lib/domain/pacts/types.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { isKnownTimeZone } from '#lib/platform/time-zones.ts';
import * as checks from '#lib/store/checks.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** Refuses a rhythm that is none, by path. */
export function assertRhythm(rhythm: Rhythm | null | undefined): void {
  if (!rhythm) return;
  const errors = rhythmFaults(rhythm, isKnownTimeZone).map(({ path, message }) => ({
    path: `rhythm.${path}`,
    message,
  }));
  const [first] = errors;
  if (first) throw new Problem('invalid_request', `${first.path}: ${first.message}`, { errors });
}

/** The check of the path, or `not_found`. */
export async function needCheck(transaction: Transaction, keyOrId: string): Promise<Check> {
  const check = await checks.find(transaction, keyOrId);
  if (!check) throw notFound();
  return check;
}

/** The problem for a change of a check that is retired. */
export function retired(key: string): Problem {
  return new Problem('check_retired', `${key} is retired; add a new check instead.`);
}
