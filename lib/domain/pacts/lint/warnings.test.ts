import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LintWorld } from '#lib/domain/pacts/lint/finding.ts';
import { lintPact } from '#lib/domain/pacts/lint.ts';
import type { Clause, PactContent, Requirement } from '#lib/domain/pacts/types.ts';
import { clause, invoice, pact, review, sum, world } from '#lib/testing/lintable-pact.ts';

const found = (content: PactContent, over: Partial<LintWorld> = {}) =>
  lintPact(content, { ...world, ...over }).map((finding) => [finding.code, finding.path]);

const time = { type: 'time', days: ['mon'], from: '09:00', to: '17:00', timeZone: 'UTC' } as const;
const limit = { type: 'limit', window: 'P1D', per: 'agent' } as const;
const requires = (...all: readonly Requirement[]) => clause({ requires: all });

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

describe('proof in time', () => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
  const onWeekdays = { days, at: '14:00', timeZone: 'Europe/Zurich' };
  const checks = [
    { key: 'citation-accuracy', isRetired: false, rhythm: onWeekdays },
    { key: 'prompt-injection', isRetired: false, rhythm: null },
  ];
  const demand = {
    check: 'citation-accuracy',
    methods: ['automated'],
    maxAge: 'PT24H',
    sameBuild: false,
  } as const;
  const warned = (...clauses: readonly Clause[]) => lintPact(pact(...clauses), { ...world, checks });

  it('warns of a window that the usual rhythm must miss, and says when', () => {
    const asked = clause({ evidence: [demand], requires: [{ type: 'evidence', ...demand }] });
    expect(warned(asked)).toMatchObject([
      { level: 'warning', code: 'rhythm_misses_window', path: 'clauses.0.requires.0.maxAge' },
      {
        path: 'clauses.0.evidence.0.maxAge',
        message:
          'Clause 1 asks for citation-accuracy, which runs on weekdays at 14:00 (Europe/Zurich); with a window of 1 day the proof is stale from Saturday 14:00 to Monday 14:00',
      },
    ]);
    expect(warned(clause({ evidence: [{ ...demand, maxAge: 'P3D' }] }))).toEqual([]);
    expect(warned(clause({ evidence: [{ ...demand, check: 'prompt-injection' }] }))).toEqual([]);
  });

  it('warns of an answer for old proof where none is asked for', () => {
    const onStale = { type: 'block' } as const;
    expect(warned(clause({ onStale }))).toMatchObject([
      { level: 'warning', code: 'stale_without_evidence', path: 'clauses.0.onStale' },
    ]);
    expect(warned(clause({ onStale, evidence: [{ ...demand, maxAge: 'P3D' }] }))).toEqual([]);
  });

  it('holds the answer for old proof to what any consequence is held to', () => {
    const onStale = { ...review, expiresIn: 'soon', escalate: { after: 'PT5M', to: 'ghosts' } };
    const findings = warned(clause({ onStale, evidence: [{ ...demand, maxAge: 'P3D' }] }));
    expect(findings.map(({ level, code, path }) => [level, code, path])).toEqual([
      ['error', 'duration_invalid', 'clauses.0.onStale.expiresIn'],
      ['error', 'escalate_team_unknown', 'clauses.0.onStale.escalate.to'],
    ]);
  });

  it('names of two clauses the one that another makes idle only where that asks for all its proof', () => {
    const guard = clause({ key: 'guard', authorises: false, requires: [invoice] });
    const proven = clause({ ...guard, key: 'proven', evidence: [{ ...demand, maxAge: 'P3D' }] });
    const idle = (...clauses: readonly Clause[]) =>
      warned(...clauses).flatMap(({ code, path }) => (code === 'clause_shadowed' ? [path] : []));
    expect(idle(proven, guard)).toEqual(['clauses.1.scope']);
    expect(idle(guard, { ...proven, requires: [] })).toEqual([]);
    expect(
      idle({ ...proven, onStale: review }, { ...proven, key: 'other', onStale: { type: 'block' } }),
    ).toEqual(['clauses.0.scope']);
  });
});
