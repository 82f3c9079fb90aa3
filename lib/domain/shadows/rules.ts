import type { LimitRequirement, PactContent, VersionStatus } from '#lib/domain/pacts/types.ts';
import type { Shadow, ShadowEnd } from '#lib/domain/shadows/types.ts';

const HOUR_MS = 3_600_000;
const SHORTEST_MS = HOUR_MS;
const LONGEST_MS = 30 * 24 * HOUR_MS;

/** Each shadow is one decision more beside every live one it looks at, so a workspace runs so many and no more. */
export const MOST_RUNNING = 20;

/** Whether a step may be taken; where not, why. */
export type MayShadow = { readonly allowed: boolean; readonly reason: string };

const YES: MayShadow = { allowed: true, reason: '' };
const no = (reason: string): MayShadow => ({ allowed: false, reason });

/** Whether the version can be put in shadow. `running` is what of its pact is in shadow now. */
export function mayStart(status: VersionStatus, running: Shadow | null): MayShadow {
  if (running)
    return no(
      `Version ${running.number} of this pact is in shadow already; one at a time can be. End it first.`,
    );
  if (status === 'in_review' || status === 'approved') return YES;
  return no('Only a version that waits, in review or approved, can be in shadow.');
}

/** Whether the version's shadow can be ended by hand. */
export function mayEnd(number: number, running: Shadow | null): MayShadow {
  return running?.number === number ? YES : no('The version is not in shadow.');
}

/** What is wrong with an end, or null: a shadow runs for an hour at least, and for 30 days at most. */
export function endFault(endsAt: Date, now: Date): string | null {
  const lengthMs = endsAt.getTime() - now.getTime();
  if (lengthMs < SHORTEST_MS) return 'must lie at least one hour ahead';
  return lengthMs > LONGEST_MS ? 'must lie at most 30 days ahead' : null;
}

/** Whether the shadow is being evaluated at that time. INVARIANT: past its date it is over, whoever has written so or not. */
export function isRunning({ endedAt, endsAt }: Shadow, now: Date): boolean {
  return endedAt === null && now < endsAt;
}

/** Why it ended, as it stands in the record. */
export function endWords(end: ShadowEnd, number: number): string {
  switch (end.how) {
    case 'date':
      return 'Its date came.';
    case 'activated':
      return `Version ${number} came into force.`;
    case 'sent_back':
      return `Version ${number} was sent back.`;
    case 'withdrawn':
      return 'The pact was withdrawn, so there is nothing to compare with.';
    case 'by_hand':
      return end.reason;
  }
}

/**
 * The clauses with a limit that nothing in force counts: what is only in shadow uses nothing up, so such a limit is
 * asked as if nothing had been used in its window but what an older version counted.
 */
export function uncountedLimits(content: PactContent, inForce: PactContent | null): readonly string[] {
  const counted = new Set(
    (inForce?.clauses ?? []).flatMap((clause) => countersOf(clause.key, clause.requires)),
  );
  return content.clauses
    .filter(({ key, requires }) => countersOf(key, requires).some((counter) => !counted.has(counter)))
    .map(({ key }) => key);
}

// What names a limit's counter, see `requirements/limit.ts`.
function countersOf(clause: string, requires: PactContent['clauses'][number]['requires']): string[] {
  return requires
    .filter((requirement): requirement is LimitRequirement => requirement.type === 'limit')
    .map(({ sum, window, per }) => [clause, sum ? `sum:${sum.of}` : 'count', window, per].join(' '));
}
