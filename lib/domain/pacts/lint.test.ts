import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankClause, blankPact } from '#lib/domain/pacts/blank.ts';
import type { FindingCode, LintWorld } from '#lib/domain/pacts/lint/finding.ts';
import { canSubmit, lintPact } from '#lib/domain/pacts/lint.ts';
import type { Clause, PactContent, Requirement } from '#lib/domain/pacts/types.ts';
import { anyPact } from '#lib/testing/pact-arbitraries.ts';

const world: LintWorld = {
  actions: [
    { name: 'tool:wire-transfer', tier: 'critical', declared: true },
    { name: 'tool:pay-invoice', tier: 'critical', declared: true },
    { name: 'tool:note', tier: 'low', declared: true },
    { name: 'tool:seen', tier: 'high', declared: false },
  ],
  agents: [{ key: 'agent_one', labels: { team: 'ops' } }],
  teams: [{ key: 'payments-ops', name: 'Payments Ops' }],
  timeZoneIsKnown: (timeZone) => ['UTC', 'Europe/Zurich'].includes(timeZone),
};

const review = { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' } as const;
const sum: Requirement = {
  type: 'limit',
  sum: { of: 'context.amount', max: '20000' },
  window: 'P1D',
  per: 'agent',
};
const invoice: Requirement = { type: 'condition', cel: 'has(context.invoice)' };

function clause(over: Partial<Clause> = {}): Clause {
  return {
    key: 'limit',
    title: 'Limit',
    obligation: 'It stays small.',
    severity: 'major',
    scope: { actions: ['tool:wire-transfer'], tiers: [] },
    authorises: true,
    requires: [invoice],
    consequence: review,
    owner: 'payments-ops',
    reviewCadenceDays: 30,
    recourse: 'Freeze the agent.',
    ...over,
  };
}

function pact(...clauses: readonly Clause[]): PactContent {
  return {
    key: 'p',
    name: 'P',
    purpose: '',
    agents: { keys: ['agent_one'], labels: {} },
    approvalsNeeded: 1,
    clauses,
  };
}

const found = (content: PactContent, over: Partial<LintWorld> = {}) =>
  lintPact(content, { ...world, ...over }).map((finding) => [finding.code, finding.path]);

const time = { type: 'time', days: ['mon'], from: '09:00', to: '17:00', timeZone: 'UTC' } as const;
const limit = { type: 'limit', window: 'P1D', per: 'agent' } as const;
const requires = (...all: readonly Requirement[]) => clause({ requires: all });

const ERRORS: readonly (readonly [string, PactContent, FindingCode, string])[] = [
  ['no clause', pact(), 'no_clauses', 'clauses'],
  ['no name', { ...pact(clause()), name: ' ' }, 'name_missing', 'name'],
  [
    'half an approval',
    { ...pact(clause()), approvalsNeeded: 0.5 },
    'approvals_needed_invalid',
    'approvalsNeeded',
  ],
  ['a key that is none', pact(clause({ key: 'No Key' })), 'clause_key_invalid', 'clauses.0.key'],
  ['a key used twice', pact(clause(), clause({ requires: [sum] })), 'clause_key_repeated', 'clauses.1.key'],
  ['no title', pact(clause({ title: '' })), 'title_missing', 'clauses.0.title'],
  ['no obligation', pact(clause({ obligation: ' ' })), 'obligation_missing', 'clauses.0.obligation'],
  ['no owner', pact(clause({ owner: '' })), 'owner_missing', 'clauses.0.owner'],
  ['an owner who is no team', pact(clause({ owner: 'ghosts' })), 'owner_unknown', 'clauses.0.owner'],
  ['no recourse', pact(clause({ recourse: '' })), 'recourse_missing', 'clauses.0.recourse'],
  [
    'a cadence of no days',
    pact(clause({ reviewCadenceDays: 0 })),
    'cadence_invalid',
    'clauses.0.reviewCadenceDays',
  ],
  [
    'no action',
    pact(clause({ scope: { actions: [], tiers: [] } })),
    'actions_missing',
    'clauses.0.scope.actions',
  ],
  [
    'a when that does not check',
    pact(clause({ scope: { actions: ['tool:wire-transfer'], tiers: [], when: 'context.a <' } })),
    'when_invalid',
    'clauses.0.scope.when',
  ],
  [
    'a condition that does not check',
    pact(requires(invoice, { type: 'condition', cel: '1 + ' })),
    'condition_invalid',
    'clauses.0.requires.1.cel',
  ],
  [
    'an empty condition',
    pact(requires({ type: 'condition', cel: '' })),
    'condition_invalid',
    'clauses.0.requires.0.cel',
  ],
  [
    'an approval where it blocks',
    pact(
      clause({
        requires: [{ type: 'approval', role: 'approver', quorum: 1 }],
        consequence: { type: 'block' },
      }),
    ),
    'approval_cannot_be_given',
    'clauses.0.requires.0',
  ],
  [
    'an approval by nobody',
    pact(requires({ type: 'approval', role: 'approver', quorum: 0 })),
    'quorum_invalid',
    'clauses.0.requires.0.quorum',
  ],
  [
    'a review by nobody',
    pact(clause({ consequence: { ...review, quorum: 0 } })),
    'quorum_invalid',
    'clauses.0.consequence.quorum',
  ],
  ['a limit of nothing', pact(requires({ ...limit })), 'limit_shape', 'clauses.0.requires.0'],
  [
    'a limit of both',
    pact(requires({ ...limit, count: 1, sum: { of: 'context.a', max: '1' } })),
    'limit_shape',
    'clauses.0.requires.0',
  ],
  [
    'a count of none',
    pact(requires({ ...limit, count: 0 })),
    'limit_count_invalid',
    'clauses.0.requires.0.count',
  ],
  [
    'a sum of something else',
    pact(requires({ ...limit, sum: { of: 'resource.a', max: '1' } })),
    'limit_sum_path',
    'clauses.0.requires.0.sum.of',
  ],
  [
    'a sum up to zero',
    pact(requires({ ...limit, sum: { of: 'context.a', max: '0.00' } })),
    'limit_sum_max',
    'clauses.0.requires.0.sum.max',
  ],
  [
    'a negative sum',
    pact(requires({ ...limit, sum: { of: 'context.a', max: '-5' } })),
    'limit_sum_max',
    'clauses.0.requires.0.sum.max',
  ],
  [
    'a window of a month',
    pact(requires({ ...limit, count: 1, window: 'P1M' })),
    'duration_invalid',
    'clauses.0.requires.0.window',
  ],
  [
    'a window of nothing',
    pact(requires({ ...limit, count: 1, window: 'PT0S' })),
    'duration_invalid',
    'clauses.0.requires.0.window',
  ],
  [
    'hours on no day',
    pact(requires({ ...time, days: [] })),
    'time_days_missing',
    'clauses.0.requires.0.days',
  ],
  [
    'an hour that is none',
    pact(requires({ ...time, from: '25:00' })),
    'time_invalid',
    'clauses.0.requires.0.from',
  ],
  [
    'a zone that is none',
    pact(requires({ ...time, timeZone: 'Mars/Olympus' })),
    'time_zone_unknown',
    'clauses.0.requires.0.timeZone',
  ],
  [
    'a review for ever',
    pact(clause({ consequence: { ...review, expiresIn: 'soon' } })),
    'duration_invalid',
    'clauses.0.consequence.expiresIn',
  ],
  [
    'an escalation to nobody',
    pact(clause({ consequence: { ...review, escalate: { after: 'PT10M', to: 'ghosts' } } })),
    'escalate_team_unknown',
    'clauses.0.consequence.escalate.to',
  ],
  [
    'an escalation when all is over',
    pact(clause({ consequence: { ...review, escalate: { after: 'PT30M', to: 'payments-ops' } } })),
    'escalate_late',
    'clauses.0.consequence.escalate.after',
  ],
];

describe('a pact that cannot be evaluated cannot be submitted', () => {
  it.each(ERRORS)('one with %s is refused by name and place', (_what, content, code, path) => {
    const findings = lintPact(content, world);
    expect(findings.filter((finding) => finding.level === 'error')).toMatchObject([{ code, path }]);
    expect(canSubmit(findings)).toBe(false);
  });

  it.each(['tool', 'tool:wi*re', 'Tool:x', ''])('one that applies to %j is refused', (pattern) => {
    const content = pact(clause({ scope: { actions: ['tool:wire-transfer', pattern], tiers: [] } }));
    expect(found(content)).toContainEqual(['action_pattern_invalid', 'clauses.0.scope.actions.1']);
  });

  it.each(['*', 'tool:*'])('a clause that authorises %s is refused, one that only asks is not', (pattern) => {
    const scope = { actions: [pattern], tiers: [] };
    expect(found(pact(clause({ scope })))).toContainEqual(['authorises_broad', 'clauses.0.scope.actions.0']);
    expect(canSubmit(lintPact(pact(clause({ scope, authorises: false })), world))).toBe(true);
  });

  it('says what is wrong with a condition, and in which column', () => {
    const [finding] = lintPact(pact(requires({ type: 'condition', cel: 'context.amount <= ' })), world);
    expect(finding?.message).toMatch(
      /^Clause 1 has a condition that cannot be evaluated: .+ \(column \d+\)$/,
    );
  });

  it('a blank draft is refused, and so is a blank clause, without a warning about what is not there', () => {
    expect(found(blankPact({ key: 'k', name: 'K' }))).toEqual([
      ['no_clauses', 'clauses'],
      ['binds_no_agent', 'agents'],
    ]);
    const codes = found(pact(blankClause('new'))).map(([code]) => code);
    expect(codes).toEqual([
      'title_missing',
      'obligation_missing',
      'owner_missing',
      'recourse_missing',
      'actions_missing',
    ]);
  });

  it('a sound pact has no finding', () => {
    expect(lintPact(pact(clause()), world)).toEqual([]);
  });

  it('lists errors before warnings, and answers for any pact, the same each time', () => {
    fc.assert(
      fc.property(anyPact, (content) => {
        const findings = lintPact(content, world);
        const levels = findings.map((finding) => finding.level).join(' ');
        expect(levels).toMatch(/^(error ?)*(warning ?)*$/);
        expect(lintPact(content, world)).toEqual(findings);
      }),
    );
  });
});

describe('warnings', () => {
  it('names an agent that is not there, and a pact that binds nobody', () => {
    const nobody = { ...pact(clause()), agents: { keys: ['agent_two'], labels: {} } };
    expect(found(nobody)).toEqual([
      ['agent_unknown', 'agents.keys.0'],
      ['binds_no_agent', 'agents'],
    ]);
    expect(found({ ...nobody, agents: { keys: [], labels: { team: 'ops' } } })).toEqual([]);
  });

  it('names an action nobody declared or asked for, not one that was only seen', () => {
    const scope = { actions: ['tool:nothing', 'shell:*', 'tool:seen'], tiers: [] };
    expect(found(pact(clause({ scope, authorises: false })))).toEqual([
      ['action_unknown', 'clauses.0.scope.actions.0'],
      ['action_unknown', 'clauses.0.scope.actions.1'],
      ['posture_applies', 'clauses.0.authorises'],
    ]);
  });

  it.each([
    ['limited to a tier below its action', { actions: ['tool:wire-transfer'], tiers: ['low', 'high'] }, true],
    [
      'limited to a tier above, which a caller can raise to',
      { actions: ['tool:note'], tiers: ['critical'] },
      false,
    ],
    ['that also matches what nobody declared', { actions: ['tool:wire-*'], tiers: ['high'] }, false],
    [
      'below what nobody declared and all it matches',
      { actions: ['tool:wire-*'], tiers: ['moderate'] },
      true,
    ],
    ['of a known low action', { actions: ['tool:*'], tiers: ['low'] }, false],
    ['under a condition that is false', { actions: ['tool:note'], tiers: [], when: 'false' }, true],
  ] as const)('says of a clause %s whether nothing can reach it: %#', (_what, scope, isUnreachable) => {
    const codes = found(pact(clause({ scope, authorises: false }))).map(([code]) => code);
    expect(codes.includes('clause_unreachable')).toBe(isUnreachable);
  });

  const guard = clause({
    key: 'guard',
    authorises: false,
    requires: [invoice, { type: 'condition', cel: 'context.a == 1' }],
  });
  it.each([
    ['that asks less of less', { authorises: false }, true],
    [
      'of an action the other leaves out',
      { authorises: false, scope: { actions: ['tool:wire-*'], tiers: [] } },
      false,
    ],
    ['that asks for something else', { authorises: false, requires: [time] }, false],
    ['that blocks where the other holds', { authorises: false, consequence: { type: 'block' } }, false],
    ['that wants more people', { authorises: false, consequence: { ...review, quorum: 2 } }, false],
    [
      'under a condition, which may fail',
      { authorises: false, scope: { ...guard.scope, when: 'context.b' } },
      false,
    ],
    ['that authorises', {}, false],
  ] as const)('says of a clause %s whether another makes it idle: %#', (_what, over, isShadowed) => {
    const findings = found(pact(guard, clause({ key: 'idle', ...over })));
    expect(findings.filter(([code]) => code === 'clause_shadowed')).toEqual(
      isShadowed ? [['clause_shadowed', 'clauses.1.scope']] : [],
    );
  });

  it('names the later of two clauses that say the same', () => {
    expect(found(pact(clause(), clause({ key: 'again' })))).toEqual([['clause_shadowed', 'clauses.1.scope']]);
  });

  it('says what the posture does with a high or critical action that nothing authorises', () => {
    const content = pact(clause({ authorises: false }));
    const message = (over: Partial<LintWorld>) => lintPact(content, { ...world, ...over })[0]?.message;
    expect(message({})).toBe(
      "No clause authorises tool:wire-transfer (critical): kept or not, it is left to the workspace's posture for critical actions",
    );
    const posture = { low: 'allow', moderate: 'allow', high: 'review', critical: 'block' } as const;
    expect(message({ posture })).toBe(
      'No clause authorises tool:wire-transfer (critical): kept or not, it is blocked',
    );
  });
});

describe('a currency or unit that is named', () => {
  const posture = { low: 'allow', moderate: 'allow', high: 'review', critical: 'block' } as const;
  const inEur = (when = "context.currency == 'EUR'") =>
    clause({ scope: { actions: ['tool:wire-transfer'], tiers: [], when } });
  const open = (...clauses: readonly Clause[]) =>
    lintPact(pact(...clauses), { ...world, posture }).filter((finding) => finding.code === 'unit_left_open');

  it('is a warning that says what happens to the others', () => {
    expect(open(inEur())).toMatchObject([
      {
        path: 'clauses.0.scope.when',
        message: 'Clause 1 authorises EUR alone. Any other currency is blocked',
        fix: 'Cover every currency',
      },
    ]);
    expect(open(inEur("context.currency in ['EUR', 'USD']"))[0]?.message).toContain('EUR and USD alone');
  });

  it('is none where another clause authorises the others, or all of them', () => {
    expect(open(inEur(), { ...inEur("context.currency != 'EUR'"), key: 'others' })).toEqual([]);
    expect(open(inEur(), clause({ key: 'all' }))).toEqual([]);
  });

  it('stays where another clause authorises only one more', () => {
    expect(open(inEur(), { ...inEur("context.currency == 'USD'"), key: 'usd' })).toHaveLength(2);
  });

  it('is a warning on a guard that other currencies pass by', () => {
    const guard = { ...inEur(), key: 'guard', authorises: false };
    expect(open(guard, clause())).toMatchObject([
      { clause: 'guard', message: expect.stringContaining('passes it by: clause 2') },
    ]);
    expect(open(guard, requires({ type: 'condition', cel: "context.currency == 'EUR'" }))).toEqual([]);
  });
});

describe('an amount that can be split', () => {
  const ceiling: Requirement = { type: 'condition', cel: 'context.amount > 0 && context.amount <= 2500' };
  const split = (...clauses: readonly Clause[]) =>
    lintPact(pact(...clauses), world).filter((finding) => finding.code === 'amount_can_be_split');

  it('is a warning with an example', () => {
    expect(split(requires(ceiling))).toMatchObject([
      {
        path: 'clauses.0.requires.0.cel',
        message: 'Clause 1 lets two of 2,400 pass where one of 4,800 is held',
        fix: 'Add a daily sum',
      },
    ]);
  });

  it('is none where a sum counts the same actions, in the clause or in another', () => {
    expect(split(requires(ceiling, sum))).toEqual([]);
    expect(split(requires(ceiling), clause({ key: 'sum', requires: [sum], authorises: false }))).toEqual([]);
  });

  it('stays where the sum is of other actions, of something else or only under another condition', () => {
    const other = (over: Partial<Clause>) =>
      clause({ key: 'sum', requires: [sum], authorises: false, ...over });
    expect(
      split(requires(ceiling), other({ scope: { actions: ['tool:pay-invoice'], tiers: [] } })),
    ).toHaveLength(1);
    const ofFee: Requirement = { ...limit, sum: { of: 'context.fee', max: '5' } };
    expect(split(requires(ceiling), other({ requires: [ofFee] }))).toHaveLength(1);
    const scope = { actions: ['tool:wire-transfer'], tiers: [], when: 'context.urgent' };
    expect(split(requires(ceiling), other({ scope }))).toHaveLength(1);
  });

  it('is none of a figure that is no amount, or where a person is always asked', () => {
    expect(split(requires({ type: 'condition', cel: 'context.replicas <= 5' }))).toEqual([]);
    expect(split(requires(ceiling, { type: 'approval', role: 'approver', quorum: 1 }))).toEqual([]);
  });

  it('gives an example that is truly split: each part within, both together above', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (figure) => {
        const [finding] = split(requires({ type: 'condition', cel: `context.amount <= ${figure}` }));
        const [part = 0, whole = 0] = [...(finding?.message ?? '').matchAll(/of ([\d,.]+)/g)].map(
          ([, text]) => Number(text?.replaceAll(',', '')),
        );
        expect(part).toBeLessThanOrEqual(figure);
        expect(whole).toBeGreaterThan(figure);
        expect(whole).toBe(part * 2);
      }),
    );
  });
});
