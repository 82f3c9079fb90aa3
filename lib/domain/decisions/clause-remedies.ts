import type { CompiledClause } from '#lib/domain/decisions/policy.ts';
import type { Verdict } from '#lib/domain/decisions/requirements/requirement.ts';
import type { Remedy } from '#lib/domain/decisions/types.ts';
import { lengthWords, peopleWords } from '#lib/domain/decisions/words.ts';

/** The smallest changes that would let the clause go; at least one, always with an owner. */
export function remediesOfClause(
  compiled: CompiledClause,
  verdicts: readonly Verdict[],
  ownerName: string,
): readonly Remedy[] {
  const { clause, pact } = compiled;
  const byRequirement = verdicts.flatMap((verdict) => verdict.remedies);
  const { consequence } = clause;
  if (consequence.type === 'review') {
    const text = `${peopleWords(consequence.quorum, consequence.role)} can approve exactly this request within ${lengthWords(compiled.expiresInMs)}.`;
    return [...byRequirement, { kind: 'review', text, owner: ownerName }];
  }
  if (byRequirement.length > 0) return byRequirement;
  return [
    {
      kind: 'pact',
      text: `Ask ${ownerName} to change the clause ${clause.key} of ${pact.name}.`,
      owner: ownerName,
    },
  ];
}
