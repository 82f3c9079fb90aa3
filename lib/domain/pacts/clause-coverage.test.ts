import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIERS } from '#lib/domain/actions/types.ts';
import { coversScope, isBelowEveryTier, reachesAction } from '#lib/domain/pacts/clause-coverage.ts';
import { anyClause, SAMPLE_ACTIONS } from '#lib/testing/pact-arbitraries.ts';

const anyScope = anyClause('any').map((clause) => clause.scope);
const anyAction = fc.record({ name: fc.constantFrom(...SAMPLE_ACTIONS), tier: fc.constantFrom(...TIERS) });

describe('scopes', () => {
  it('a scope that covers another reaches every action the other reaches', () => {
    fc.assert(
      fc.property(anyScope, anyScope, anyAction, (wide, narrow, action) => {
        if (coversScope(wide, narrow) && reachesAction(narrow, action)) {
          expect(reachesAction(wide, action)).toBe(true);
        }
      }),
    );
  });

  it('covers itself', () => {
    fc.assert(
      fc.property(anyScope, (scope) => {
        expect(coversScope(scope, scope)).toBe(true);
      }),
    );
  });

  it('a scope called unreachable reaches no action, at its own tier or one a caller raises it to', () => {
    fc.assert(
      fc.property(anyScope, fc.array(anyAction, { maxLength: 4 }), anyAction, (scope, known, asked) => {
        const declared = known.find((action) => action.name === asked.name);
        const catalogueTier = declared?.tier ?? 'high';
        const isRaised = TIERS.indexOf(asked.tier) >= TIERS.indexOf(catalogueTier);
        const once = known.filter((action, at) => known.findIndex(({ name }) => name === action.name) === at);
        if (isRaised && isBelowEveryTier(scope, once)) {
          expect(scope.tiers.length === 0 || reachesAction(scope, asked)).toBe(false);
        }
      }),
    );
  });
});
