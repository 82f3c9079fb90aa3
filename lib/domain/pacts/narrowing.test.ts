import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyNarrows } from '#lib/domain/pacts/narrowing.ts';
import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import { paymentsStarter } from '#lib/domain/pacts/starters.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import { anyClause, anyDemand, anyPact, anyRequirement } from '#lib/testing/pact-arbitraries.ts';

const pact = paymentsStarter({ agentKeys: ['agent_one'], owner: 'payments-ops' });
const [first, second, third] = pact.clauses;
if (first === undefined || second === undefined || third === undefined)
  throw new Error('the starter lost a clause');
const more = { type: 'condition', cel: 'has(context.invoice)' } as const;
const guard: Clause = { ...second, key: 'guard' };
const proof = {
  check: 'citation-accuracy',
  methods: ['automated'],
  maxAge: 'PT24H',
  sameBuild: true,
} as const;
const other = { ...proof, check: 'prompt-injection' } as const;
const proven: Clause = { ...first, evidence: [proof] };
const provenPact: PactContent = { ...pact, clauses: [proven, second, third] };
const block = { type: 'block' } as const;
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

  it.each([
    ['appends a demand for evidence', { ...proven, evidence: [proof, other] }, true],
    ['asks for evidence first', { ...proven, evidence: [other, proof] }, false],
    ['takes evidence out', first, false],
    ['widens a window', { ...proven, evidence: [{ ...proof, maxAge: 'P2D' }] }, false],
    ['narrows a window', { ...proven, evidence: [{ ...proof, maxAge: 'PT1H' }] }, false],
    [
      'accepts another method',
      { ...proven, evidence: [{ ...proof, methods: ['attested'] as const }] },
      false,
    ],
    ['adds an answer for old proof', { ...proven, onStale: block }, false],
    ['adds one with evidence', { ...proven, evidence: [proof, other], onStale: block }, false],
  ])('says of a version that %s whether it narrows', (_what, changed, isNarrower) => {
    expect(onlyNarrows(provenPact, withClauses(changed, second, third))).toBe(isNarrower);
  });

  it('is true of the first evidence a clause is asked for', () => {
    expect(onlyNarrows(pact, provenPact)).toBe(true);
  });

  it.each([
    ['is the stricter', { consequence: first.consequence, onStale: block }, false],
    ['is the milder', { consequence: block, onStale: first.consequence }, true],
    ['is the same', { consequence: first.consequence, onStale: first.consequence }, true],
  ])(
    'says whether asking for more narrows where what follows from old proof %s',
    (_what, given, isNarrower) => {
      const before = withClauses({ ...proven, ...given }, second, third);
      const after = withClauses({ ...proven, ...given, evidence: [proof, other] }, second, third);
      expect(onlyNarrows(before, after)).toBe(isNarrower);
      const asked = withClauses({ ...proven, ...given, requires: [...first.requires, more] }, second, third);
      expect(onlyNarrows(before, asked)).toBe(isNarrower);
    },
  );

  it('is true of a first version exactly when none of its clauses authorises', () => {
    expect(onlyNarrows(null, withClauses(guard))).toBe(true);
    expect(onlyNarrows(null, withClauses(guard, first))).toBe(false);
    expect(onlyNarrows(null, withClauses())).toBe(false);
  });

  const anyEdit = fc.record({
    added: fc.option(anyClause('clause-9')),
    asked: fc.option(anyRequirement),
    proved: fc.option(anyDemand),
    dropsFirst: fc.boolean(),
  });
  type Edit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;
  const edited = (
    before: PactContent,
    { added, asked, proved, dropsFirst }: Edit,
    at: number,
  ): PactContent => {
    const changed = before.clauses.map((one, place): Clause => {
      if (place !== at) return one;
      const asking = asked === null ? one : { ...one, requires: [...one.requires, asked] };
      return proved === null ? asking : { ...asking, evidence: [...(one.evidence ?? []), proved] };
    });
    const kept = dropsFirst ? changed.slice(1) : changed;
    return { ...before, clauses: added === null ? kept : [...kept, added] };
  };

  it('keeps every clause, requirement, proof, consequence and scope of the version before', () => {
    fc.assert(
      fc.property(anyPact, anyEdit, fc.nat(), (before, edit, seed) => {
        const at = seed % before.clauses.length;
        const { added, asked, proved, dropsFirst } = edit;
        const asksMore = asked !== null || proved !== null;
        const clause = before.clauses[at];
        const mayTurnMilder =
          clause?.onStale !== undefined &&
          clause.consequence.type !== 'block' &&
          !isSameValue(clause.consequence, clause.onStale);
        const isNarrower =
          !dropsFirst &&
          added?.authorises !== true &&
          (added !== null || asksMore) &&
          !(asksMore && mayTurnMilder);
        expect(onlyNarrows(before, edited(before, edit, at))).toBe(isNarrower);
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
