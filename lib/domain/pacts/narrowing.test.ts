import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyNarrows } from '#lib/domain/pacts/narrowing.ts';
import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import { paymentsStarter } from '#lib/domain/pacts/starters.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import { anyClause, anyPact, anyRequirement } from '#lib/testing/pact-arbitraries.ts';

const pact = paymentsStarter({ agentKeys: ['agent_one'], owner: 'payments-ops' });
const [first, second, third] = pact.clauses;
if (first === undefined || second === undefined || third === undefined)
  throw new Error('the starter lost a clause');
const more = { type: 'condition', cel: 'has(context.invoice)' } as const;
const guard: Clause = { ...second, key: 'guard' };
const withClauses = (...clauses: Clause[]): PactContent => ({ ...pact, clauses });

describe('onlyNarrows', () => {
  it.each([
    ['adds a clause that does not authorise', withClauses(first, second, third, guard)],
    ['adds one between the others', withClauses(first, guard, second, third)],
    ['appends a requirement', withClauses({ ...first, requires: [...first.requires, more] }, second, third)],
  ])('is true of a version that %s', (_what, after) => {
    expect(onlyNarrows(pact, after)).toBe(true);
  });

  it.each([
    ['is the same', pact],
    ['adds a clause that authorises', withClauses(first, second, third, { ...guard, authorises: true })],
    ['takes a clause out', withClauses(first, third)],
    ['takes a requirement out', withClauses({ ...first, requires: first.requires.slice(1) }, second, third)],
    [
      'puts a requirement first',
      withClauses({ ...first, requires: [more, ...first.requires] }, second, third),
    ],
    ['reorders clauses', withClauses(second, first, third)],
    ['renames a clause', withClauses(first, { ...second, key: 'renamed' }, third)],
    ['uses a key twice', withClauses(first, second, third, { ...guard, key: first.key })],
    ['changes prose', withClauses({ ...first, obligation: 'Other words.' }, second, third, guard)],
    ['blocks where it held', withClauses({ ...first, consequence: { type: 'block' } }, second, third)],
    ['widens a scope', withClauses(first, { ...second, scope: { ...second.scope, actions: ['*'] } }, third)],
    ['stops authorising', withClauses({ ...first, authorises: false }, second, third)],
    ['binds another agent', { ...pact, agents: { keys: ['agent_one', 'agent_two'], labels: {} } }],
    ['unbinds its agent', { ...withClauses(first, second, third, guard), agents: { keys: [], labels: {} } }],
    ['asks for fewer approvals', { ...withClauses(first, second, third, guard), approvalsNeeded: 0 }],
  ])('is false of a version that %s', (_what, after) => {
    expect(onlyNarrows(pact, after)).toBe(false);
  });

  it('is true of a first version exactly when none of its clauses authorises', () => {
    expect(onlyNarrows(null, withClauses(guard))).toBe(true);
    expect(onlyNarrows(null, withClauses(guard, first))).toBe(false);
    expect(onlyNarrows(null, withClauses())).toBe(false);
  });

  it('keeps every clause, requirement, consequence and scope of the version before', () => {
    const edit = fc.record({
      added: fc.option(anyClause('clause-9')),
      asked: fc.option(anyRequirement),
      dropsFirst: fc.boolean(),
    });
    fc.assert(
      fc.property(anyPact, edit, fc.nat(), (before, { added, asked, dropsFirst }, seed) => {
        const at = seed % before.clauses.length;
        const edited = before.clauses.map((one, place) =>
          place === at && asked !== null ? { ...one, requires: [...one.requires, asked] } : one,
        );
        const kept = dropsFirst ? edited.slice(1) : edited;
        const after = { ...before, clauses: added === null ? kept : [...kept, added] };
        const isNarrower = !dropsFirst && added?.authorises !== true && (added !== null || asked !== null);
        expect(onlyNarrows(before, after)).toBe(isNarrower);
      }),
    );
  });

  it('is true of no two different versions in both directions', () => {
    fc.assert(
      fc.property(anyPact, anyPact, (a, b) => {
        expect(onlyNarrows(a, b) && onlyNarrows(b, a)).toBe(false);
        expect(onlyNarrows(a, a)).toBe(false);
        expect(isSameValue(a, structuredClone(a))).toBe(true);
      }),
    );
  });
});
