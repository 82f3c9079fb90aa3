import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffPacts } from '#lib/domain/pacts/diff-pacts.ts';
import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import { PAYMENTS_ACTIONS, paymentsStarter } from '#lib/domain/pacts/starters.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import { anyPact, SAMPLE_ACTIONS } from '#lib/testing/pact-arbitraries.ts';

const pact = paymentsStarter({ agentKeys: ['agent_one'], owner: 'payments-ops' });
const [first, second, third] = pact.clauses;
if (first === undefined || second === undefined || third === undefined)
  throw new Error('the starter lost a clause');
const withClauses = (...clauses: readonly Clause[]): PactContent => ({ ...pact, clauses });
const textsOf = (after: PactContent) =>
  diffPacts(pact, after, PAYMENTS_ACTIONS).changes.map((change) => change.text);
const edited = (over: Partial<Clause>) => withClauses({ ...first, ...over }, second, third);
const proof = { check: 'citations', methods: ['automated'], maxAge: 'P1D', sameBuild: false } as const;
const sampleActions = SAMPLE_ACTIONS.map((name) => ({ name, tier: 'high' as const }));

describe('diffPacts', () => {
  it.each([
    ['a name', { ...pact, name: 'Money' }, ['Is now called Money']],
    ['approvals', { ...pact, approvalsNeeded: 2 }, ['Now needs two approvals']],
    [
      'agents',
      { ...pact, agents: { keys: ['agent_two'], labels: { team: 'ops' } } },
      ['Now binds agent_two', 'No longer binds agent_one', 'Now binds every agent labelled team=ops'],
    ],
    [
      'a new clause',
      withClauses(first, second, third, { ...second, key: 'more', title: 'More' }),
      ['Clause 4 is new: More'],
    ],
    ['a clause gone', withClauses(first, third), ['Clause 2 is gone: At most 20,000 EUR a day']],
    ['order', withClauses(second, first, third), ['The clauses stand in another order']],
    ['an owner', edited({ owner: 'finance' }), ['Clause 1 is now owned by finance, was by payments-ops']],
    ['severity', edited({ severity: 'minor' }), ['Clause 1 is now minor, was critical']],
    ['authorising', edited({ authorises: false }), ['Clause 1 no longer authorises anything']],
    [
      'actions',
      edited({ scope: { actions: ['tool:wire-transfer', 'tool:refund'], tiers: ['critical'] } }),
      [
        'Clause 1 now applies to tool:refund',
        'Clause 1 no longer applies to tool:pay-invoice',
        'Clause 1 now applies to tier critical, was every tier',
      ],
    ],
    [
      'a requirement',
      edited({
        requires: [{ type: 'condition', cel: 'context.amount <= 2500' }, ...first.requires.slice(0, 1)],
      }),
      [
        'Clause 1: the limit of the amount falls from 5,000 to 2,500',
        'Clause 1: no longer only if the amount is over 0',
      ],
    ],
    [
      'what proves it, and what follows where that is only old',
      edited({ evidence: [proof], onStale: { type: 'block' } }),
      [
        'Clause 1 is now proved by citations passed within 1 day, automated',
        'Clause 1 where only the age of its proof is wrong: it is blocked',
      ],
    ],
    [
      'a consequence',
      edited({ consequence: { type: 'block' } }),
      ['Clause 1 where it does not hold: it is blocked'],
    ],
    [
      'an order of requirements',
      edited({ requires: [...first.requires].reverse() }),
      ['Clause 1 says the same, written differently'],
    ],
  ])('says in words that %s changed', (_what, after, texts) => {
    expect(textsOf(after)).toEqual(texts);
  });

  it('owns up to another digest where nothing a reader would name has changed', () => {
    const [before, after] = [
      ['agent_one', 'agent_two'],
      ['agent_two', 'agent_one'],
    ].map((keys) => ({ ...pact, agents: { keys, labels: {} } }));
    if (before === undefined || after === undefined) throw new Error('no versions to compare');
    expect(diffPacts(before, after, []).changes).toMatchObject([
      { text: 'Says the same, written differently' },
    ]);
  });

  it('says which proof changed, and which is no longer asked for', () => {
    const before = edited({
      evidence: [proof, { ...proof, check: 'injection' }],
      onStale: { type: 'block' },
    });
    const after = edited({ evidence: [{ ...proof, maxAge: 'PT1H' }] });
    expect(diffPacts(before, after, PAYMENTS_ACTIONS).changes.map(({ text }) => text)).toEqual([
      'Clause 1 is now proved by citations passed within 1 hour, automated, was citations passed within 1 day, automated',
      'Clause 1 is no longer proved by injection passed within 1 day, automated',
      'Clause 1 no longer treats proof that is only old in another way',
    ]);
  });

  it('shows the words of a title that changed, and keeps the places of all clauses', () => {
    const { clauses } = diffPacts(
      pact,
      withClauses({ ...first, title: 'Second person above 2,500 EUR' }, third),
      [],
    );
    expect(clauses.map(({ key, status, before, after }) => [key, status, before, after])).toEqual([
      ['second-person-above-5000', 'changed', 1, 1],
      ['daily-sum', 'removed', 2, null],
      ['new-payee', 'unchanged', 3, 2],
    ]);
    expect(clauses[0]?.title).toContainEqual({ kind: 'ins', text: '2,500' });
  });

  it('resolves what is newly and no longer covered down to actions', () => {
    const after = withClauses(second, {
      ...third,
      scope: { actions: ['tool:re*', 'tool:refund'], tiers: [] },
    });
    const { newlyCovered, noLongerCovered } = diffPacts(pact, after, PAYMENTS_ACTIONS);
    expect(newlyCovered).toEqual(['tool:read-balance', 'tool:refund']);
    expect(noLongerCovered).toEqual(['tool:add-payee']);
  });

  it('takes everything for new where there was no version', () => {
    const diff = diffPacts(null, pact, PAYMENTS_ACTIONS);
    expect(diff.clauses.every((clause) => clause.status === 'added')).toBe(true);
    expect(diff.newlyCovered).toEqual(['tool:add-payee', 'tool:pay-invoice', 'tool:wire-transfer']);
    expect(diff.noLongerCovered).toEqual([]);
  });

  it('says nothing of two versions that say the same, and something of any two that do not', () => {
    fc.assert(
      fc.property(anyPact, anyPact, (a, b) => {
        expect(diffPacts(a, structuredClone(a), sampleActions).changes).toEqual([]);
        expect(diffPacts(a, b, sampleActions).changes.length > 0).toBe(!isSameValue(a, b));
      }),
    );
  });

  it('turned round, what came is what went', () => {
    fc.assert(
      fc.property(anyPact, anyPact, (a, b) => {
        const [there, back] = [diffPacts(a, b, sampleActions), diffPacts(b, a, sampleActions)];
        expect(there.newlyCovered).toEqual(back.noLongerCovered);
        const count = (diff: typeof there, status: string) =>
          diff.clauses.filter((one) => one.status === status).length;
        expect(count(there, 'added')).toBe(count(back, 'removed'));
        expect(count(there, 'changed')).toBe(count(back, 'changed'));
      }),
    );
  });
});
