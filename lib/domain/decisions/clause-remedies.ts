import type { Role } from '#lib/domain/access/permissions.ts';
import type { CompiledClause } from '#lib/domain/decisions/policy.ts';
import type { Verdict } from '#lib/domain/decisions/requirements/requirement.ts';
import type { Remedy } from '#lib/domain/decisions/types.ts';
import { lengthWords, peopleWords } from '#lib/domain/decisions/words.ts';

type Held = {
  readonly asks: readonly { readonly role: Role; readonly quorum: number }[];
  readonly ownerName: string;
  readonly expiresInMs: number;
};

/** The smallest changes that would let the clause go; at least one, always with an owner. */
export function remediesOfClause(
  compiled: CompiledClause,
  verdicts: readonly Verdict[],
  { asks, ownerName, expiresInMs }: Held,
): readonly Remedy[] {
  const { clause, pact } = compiled;
  const byRequirement = verdicts.flatMap((verdict) => verdict.remedies);
  if (asks.length > 0) {
    const people = asks.map(({ role, quorum }) => peopleWords(quorum, role)).join(' and ');
    const text = `${people} can approve exactly this request within ${lengthWords(expiresInMs)}.`;
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
