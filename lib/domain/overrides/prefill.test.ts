import { describe, expect, it } from 'vitest';
import type { ClauseOutcome, Decision, OtherCause } from '#lib/domain/decisions/types.ts';
import { whatCanBeAsked } from '#lib/domain/overrides/prefill.ts';
import { clauseOf } from '#lib/testing/pacts.ts';

function outcomeOf(given: Partial<ClauseOutcome> = {}): ClauseOutcome {
  return {
    ...{ pactId: 'pct_1', pact: 'payments', version: 4, clause: 'transfer-limit', title: 'Second person' },
    ...{ obligation: 'No transfer alone.', owner: 'finance', ownerName: 'Finance', authorises: true },
    ...{ outcome: 'unsatisfied', effect: 'review', requirements: [], remedies: [] },
    ...given,
  };
}

const posture: OtherCause = {
  ...{ kind: 'posture', tier: 'high', effect: 'review', owner: 'ops', ownerName: 'Operations', remedies: [] },
};
const fix = { kind: 'fix_request', text: 'Send context.amount as a number.', owner: null } as const;

function refusalOf(clauses: readonly ClauseOutcome[], causes: readonly OtherCause[] = []): Decision {
  return {
    ...{ engine: '1', effect: 'review', allowed: false, tier: 'high', summary: 'Held.', clauses, causes },
    ...{ pacts: [], demands: null, uses: [], limitsRead: [] },
  };
}

const find = (pactId: string, key: string) =>
  pactId === 'pct_1' && key === 'transfer-limit' ? clauseOf() : null;

describe('what a refusal leaves to ask for', () => {
  it('is one exception for each clause that is not kept, and one for the posture', () => {
    const decision = refusalOf([outcomeOf(), outcomeOf({ clause: 'kept', outcome: 'kept' })], [posture]);
    const { entries, notOverridable } = whatCanBeAsked(decision, 'high', find);
    expect(entries).toEqual([
      {
        target: { type: 'clause', pact: 'payments', clause: 'transfer-limit' },
        ...{ title: 'Second person', obligation: 'No transfer alone.', alsoLiftedBy: null },
        owner: { key: 'finance', name: 'Finance' },
      },
      {
        target: { type: 'posture', tier: 'high' },
        ...{ title: 'Posture for high actions that no clause authorises', obligation: null },
        ...{ owner: { key: 'ops', name: 'Operations' }, alsoLiftedBy: 'transfer-limit' },
      },
    ]);
    expect(notOverridable).toEqual([]);
  });

  it.each([
    ['does not authorise', clauseOf({ authorises: false }), 'high'],
    [
      'authorises other tiers',
      clauseOf({ scope: { actions: ['tool:wire-transfer'], tiers: ['low'] } }),
      'high',
    ],
  ] as const)('needs the posture besides where the clause %s', (_, clause, tier) => {
    const decision = refusalOf([outcomeOf()], [posture]);
    const { entries } = whatCanBeAsked(decision, tier, () => clause);
    expect(entries.map((entry) => entry.alsoLiftedBy)).toEqual([null, null]);
  });

  it('is nothing where all was kept, answered or waived already', () => {
    const done = (['kept', 'answered', 'waived'] as const).map((outcome) => outcomeOf({ outcome }));
    expect(whatCanBeAsked(refusalOf(done), 'high', find)).toEqual({ entries: [], notOverridable: [] });
  });
});

describe('what no override reaches', () => {
  const stop = { id: 'stp_1', target: 'agent', targetId: 'agt_1', reason: 'Odd', by: 'Omar', at: 0 } as const;
  const frozen: OtherCause = { kind: 'stop', stop: { ...stop, mode: 'freeze' }, remedies: [] };
  const killed: OtherCause = { kind: 'stop', stop: { ...stop, mode: 'kill' }, remedies: [] };
  const unknown: OtherCause = {
    ...{ kind: 'identity', code: 'agent_unknown', text: 'Nobody registered agent_x.' },
    remedies: [{ kind: 'register', text: 'Register agent_x.', owner: null }],
  };

  it.each([
    [
      'a clause that could not be evaluated',
      [outcomeOf({ outcome: 'error', remedies: [fix] })],
      [],
      'error',
      'Fix the request',
    ],
    ['a freeze', [], [frozen], 'stop', 'Lift the stop'],
    ['a kill', [], [killed], 'stop', 'final'],
    ['an agent nobody knows', [], [unknown], 'identity', 'Register agent_x.'],
    [
      'the posture at a tier the caller raised',
      [],
      [{ ...posture, tier: 'critical' }],
      'raised',
      'Ask without raising it',
    ],
    ['a clause that is no longer in force', [outcomeOf({ clause: 'gone' })], [], 'changed', 'no clause gone'],
  ] as const)('is %s, and it says what to do instead', (_, clauses, causes, kind, words) => {
    const { entries, notOverridable } = whatCanBeAsked(refusalOf(clauses, causes), 'high', find);
    expect(entries).toEqual([]);
    expect(notOverridable).toMatchObject([{ kind }]);
    expect(notOverridable[0]?.reason).toContain(words);
  });

  it('leaves out a named review that did not help: what it did not answer is there by itself', () => {
    const review: OtherCause = {
      kind: 'review',
      code: 'review_denied',
      text: 'It was denied.',
      remedies: [],
    };
    const { entries, notOverridable } = whatCanBeAsked(refusalOf([outcomeOf()], [review]), 'high', find);
    expect([entries.length, notOverridable.length]).toEqual([1, 0]);
  });
});
