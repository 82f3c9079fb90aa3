import { describe, expect, it } from 'vitest';
import {
  moved,
  withClause,
  withMinResult,
  withNewClause,
  withoutClause,
} from '#components/pacts/edit-content.ts';
import { blankPact } from '#lib/domain/pacts/blank.ts';
import { freeClauseKey, keyOf } from '#lib/domain/pacts/clause-key.ts';

describe('keys of clauses', () => {
  it.each([
    ['Second person above 5,000 EUR', 'second-person-above-5000-eur'],
    ['  Überweisungen: höchstens 3 ', 'uberweisungen-hochstens-3'],
    ['…', ''],
    ['x'.repeat(80), 'x'.repeat(63)],
  ])('are made of the title: %s', (title, key) => expect(keyOf(title)).toBe(key));

  it('are never given twice', () => {
    const two = withNewClause(withNewClause(blankPact({ key: 'p', name: 'P' })));
    expect(two.clauses.map((clause) => clause.key)).toEqual(['clause-1', 'clause-2']);
    expect(withNewClause(withoutClause(two, 0)).clauses.map((clause) => clause.key)).toEqual([
      'clause-2',
      'clause-2-2',
    ]);
    expect(freeClauseKey(two, 'clause-1', 0)).toBe('clause-1');
    expect(freeClauseKey(two, '')).toBe('clause');
  });
});

describe('proof of a clause', () => {
  const pact = withNewClause(blankPact({ key: 'p', name: 'P' }));
  const [clause] = pact.clauses;
  if (!clause) throw new Error('there is no clause');
  const proof = { check: 'citations', methods: ['automated'], maxAge: 'P1D', sameBuild: true } as const;

  it('that was taken back leaves the text as it was', () => {
    const proven = withClause(pact, 0, { ...clause, evidence: [proof], onStale: { type: 'block' } });
    expect(proven.clauses[0]).toEqual({ ...clause, evidence: [proof], onStale: { type: 'block' } });
    const taken = withClause(proven, 0, { ...clause, evidence: [], onStale: undefined });
    expect(Object.keys(taken.clauses[0] ?? {})).toEqual(Object.keys(clause));
  });

  it('names a share of passes only where one was written', () => {
    expect(withMinResult(proof, '0.95')).toEqual({ ...proof, minResult: '0.95' });
    expect(Object.keys(withMinResult({ ...proof, minResult: '0.95' }, ''))).toEqual(Object.keys(proof));
  });
});

describe('moved', () => {
  it('swaps neighbours and stays at the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});
