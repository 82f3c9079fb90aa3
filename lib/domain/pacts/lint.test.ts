import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankClause, blankPact } from '#lib/domain/pacts/blank.ts';
import type { FindingCode, LintWorld } from '#lib/domain/pacts/lint/finding.ts';
import { canSubmit, lintPact } from '#lib/domain/pacts/lint.ts';
import type { PactContent, Requirement } from '#lib/domain/pacts/types.ts';
import { clause, invoice, pact, review, sum, world } from '#lib/testing/lintable-pact.ts';
import { anyPact } from '#lib/testing/pact-arbitraries.ts';

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
    'hours that begin when they end',
    pact(requires({ ...time, to: '09:00' })),
    'time_invalid',
    'clauses.0.requires.0.to',
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
    expect(finding?.message).toContain(`(column ${finding?.column})`);
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
