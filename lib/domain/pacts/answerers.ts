import type { Clause } from '#lib/domain/pacts/types.ts';

/** Who answers what a clause holds, as a plain value: an approval counts for another text where these are the same. */
export function answerersOf({ consequence, onStale, requires }: Clause): unknown {
  const asked = [consequence, onStale ?? consequence].map((one) =>
    one.type === 'review' ? [one.role, one.quorum, one.excludesAgentOwner === true] : [],
  );
  return [asked, requires.filter((requirement) => requirement.type === 'approval')];
}
