import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIERS } from '#lib/domain/actions/types.ts';
import { reachesAction } from '#lib/domain/pacts/clause-coverage.ts';
import { findShadowed } from '#lib/domain/pacts/lint/no-effect.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import { anyClause, anyPact, anyRequirement, SAMPLE_ACTIONS } from '#lib/testing/pact-arbitraries.ts';

type Truth = (text: string) => boolean;

/** What a clause lacks, one word for each: `stale` for proof that is there and old. */
function lacksOf({ requires, evidence = [] }: Clause, holds: Truth): string[] {
  const proofs = [...requires.filter(({ type }) => type === 'evidence'), ...evidence].map((one) => {
    // A demand is the same demand wherever it stands.
    const text = JSON.stringify({ ...one, type: 'evidence' }, Object.keys({ type: '', ...one }).sort());
    return holds(text) ? '' : holds(`stale ${text}`) ? 'stale' : 'lacking';
  });
  const others = requires.filter(({ type }) => type !== 'evidence');
  const lacks = others.map((one) => (holds(JSON.stringify(one)) ? '' : one.type));
  return [...lacks, ...proofs].filter((lack) => lack !== '');
}

/** What the clauses ask of one request, given which conditions and requirements hold: the plainest reading there is. */
function asked(
  clauses: readonly Clause[],
  action: { name: string; tier: (typeof TIERS)[number] },
  holds: Truth,
) {
  const applying = clauses.filter(
    ({ scope }) => reachesAction(scope, action) && (scope.when === undefined || holds(scope.when)),
  );
  const isKept = (clause: Clause) => lacksOf(clause, holds).length === 0;
  const broken = applying.filter((clause) => !isKept(clause));
  const people = new Map<string, number>();
  const follows = broken.map((clause) => {
    const lacks = lacksOf(clause, holds).filter((lack) => lack !== 'approval');
    const isOnlyStale = lacks.length > 0 && lacks.every((lack) => lack === 'stale');
    return isOnlyStale ? (clause.onStale ?? clause.consequence) : clause.consequence;
  });
  for (const consequence of follows) {
    if (consequence.type === 'block') continue;
    const who = `${consequence.role} ${consequence.expiresIn}`;
    people.set(who, Math.max(people.get(who) ?? 0, consequence.quorum));
  }
  const isBlocked = follows.some((consequence) => consequence.type === 'block');
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
    fc.subarray(['scope', 'requires', 'evidence', 'consequence', 'onStale', 'authorises'] as const),
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
