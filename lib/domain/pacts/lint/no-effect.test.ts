import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIERS } from '#lib/domain/actions/types.ts';
import { reachesAction } from '#lib/domain/pacts/clause-coverage.ts';
import { findShadowed } from '#lib/domain/pacts/lint/no-effect.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import { anyClause, anyPact, anyRequirement, SAMPLE_ACTIONS } from '#lib/testing/pact-arbitraries.ts';

type Truth = (text: string) => boolean;

/** What the clauses ask of one request, given which conditions and requirements hold: the plainest reading there is. */
function asked(
  clauses: readonly Clause[],
  action: { name: string; tier: (typeof TIERS)[number] },
  holds: Truth,
) {
  const applying = clauses.filter(
    ({ scope }) => reachesAction(scope, action) && (scope.when === undefined || holds(scope.when)),
  );
  const isKept = (clause: Clause) =>
    clause.requires.every((requirement) => holds(JSON.stringify(requirement)));
  const broken = applying.filter((clause) => !isKept(clause));
  const people = new Map<string, number>();
  for (const { consequence } of broken) {
    if (consequence.type === 'block') continue;
    const who = `${consequence.role} ${consequence.expiresIn}`;
    people.set(who, Math.max(people.get(who) ?? 0, consequence.quorum));
  }
  const isBlocked = broken.some((clause) => clause.consequence.type === 'block');
  return {
    isBlocked,
    isAuthorised: applying.some((clause) => clause.authorises && isKept(clause)),
    people: isBlocked ? [] : [...people].sort(),
  };
}

const withNearTwin = fc
  .tuple(
    anyPact,
    fc.nat(),
    anyClause('twin'),
    fc.subarray(['scope', 'requires', 'consequence', 'authorises'] as const),
    fc.option(anyRequirement),
  )
  .map(([content, seed, other, changed, more]): PactContent => {
    const original = content.clauses[seed % content.clauses.length] ?? other;
    const taken = Object.fromEntries(changed.map((field) => [field, other[field]]));
    const twin: Clause = { ...original, ...taken, key: 'twin' };
    const stricter = more === null ? twin : { ...twin, requires: [...twin.requires, more] };
    return { ...content, clauses: [...content.clauses, stricter] };
  });

describe('findShadowed', () => {
  it('a clause it names can be taken out without changing what any request is asked', () => {
    const action = fc.record({ name: fc.constantFrom(...SAMPLE_ACTIONS), tier: fc.constantFrom(...TIERS) });
    fc.assert(
      fc.property(withNearTwin, action, fc.func(fc.boolean()), (content, request, truth) => {
        const holds: Truth = (text) => truth(text);
        for (const [index, clause] of content.clauses.entries()) {
          if (findShadowed({ clause, index, content }).length === 0) continue;
          const without = content.clauses.filter((_, at) => at !== index);
          expect(asked(without, request, holds)).toEqual(asked(content.clauses, request, holds));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
