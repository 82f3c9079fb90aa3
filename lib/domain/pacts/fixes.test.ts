import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixOf } from '#lib/domain/pacts/fixes.ts';
import type { FindingCode } from '#lib/domain/pacts/lint/finding.ts';
import { lintPact } from '#lib/domain/pacts/lint.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { clause, pact, world } from '#lib/testing/lintable-pact.ts';

const ceiling = (cel: string) => clause({ requires: [{ type: 'condition', cel }] });
const when = (text: string, authorises = true) =>
  clause({ key: 'unit', authorises, scope: { actions: ['tool:wire-transfer'], tiers: [], when: text } });
const over = (actions: readonly string[], tiers: readonly 'low'[] = []) =>
  clause({ scope: { actions, tiers } });
const twoTeams = [...world.teams, { key: 'it', name: 'IT' }];

const errors = (content: PactContent) =>
  lintPact(content, world).filter((finding) => finding.level === 'error').length;
const counted = (content: PactContent, code: string) =>
  lintPact(content, world).filter((finding) => finding.code === code).length;

/** The content once the first finding of the code is mended. */
function mended(content: PactContent, code: FindingCode, known = world): PactContent | null {
  const finding = lintPact(content, world).find((one) => one.code === code);
  if (finding === undefined) throw new Error(`the lint finds no ${code}`);
  return fixOf(finding, content, known);
}

describe('a fix', () => {
  it.each<readonly [FindingCode, PactContent, unknown]>([
    ['owner_missing', pact(clause({ owner: '' })), { owner: 'payments-ops' }],
    ['owner_unknown', pact(clause({ owner: 'ghosts' })), { owner: 'payments-ops' }],
    ['clause_key_invalid', pact(clause({ key: 'No key', title: 'Daily sum' })), { key: 'daily-sum' }],
    ['clause_key_invalid', pact(clause({ key: '', title: '' })), { key: 'clause' }],
    [
      'unit_left_open',
      pact(when("context.currency == 'EUR'")),
      { requires: [{}, { type: 'condition', cel: "context.currency == 'EUR'" }] },
    ],
    [
      'unit_left_open',
      pact(when("context.note == 'a && b' && context.currency in ['EUR', 'USD']")),
      {
        scope: { when: "context.note == 'a && b'" },
        requires: [{}, { type: 'condition', cel: "context.currency in ['EUR', 'USD']" }],
      },
    ],
    ['unit_left_open', pact(when("context.currency == 'EUR'", false), clause()), { authorises: false }],
    [
      'amount_can_be_split',
      pact(ceiling('context.amount > 0 && context.amount <= 2500.50')),
      { requires: [{}, { type: 'limit', sum: { of: 'context.amount', max: '2500.50' }, window: 'P1D' }] },
    ],
    [
      'authorises_broad',
      pact(over(['tool:*', 'tool:note'])),
      { scope: { actions: ['tool:wire-transfer', 'tool:pay-invoice', 'tool:note'] } },
    ],
    ['authorises_broad', pact(over(['*'], ['low'])), { scope: { actions: ['tool:note'] } }],
  ])('of %s settles it and brings no error: %#', (code, content, expected) => {
    const after = mended(content, code);
    if (after === null) throw new Error(`nothing mends ${code}`);
    expect(after.clauses[0]).toMatchObject(expected as object);
    expect(counted(after, code)).toBeLessThan(counted(content, code));
    expect(errors(after)).toBeLessThanOrEqual(errors(content));
    expect({ ...after, clauses: after.clauses.slice(1) }).toEqual({
      ...content,
      clauses: content.clauses.slice(1),
    });
  });

  it('of a key that is taken leaves the first its own', () => {
    const after = mended(pact(clause(), clause()), 'clause_key_repeated');
    expect(after?.clauses.map(({ key }) => key)).toEqual(['limit', 'limit-2']);
  });

  it('of a clause that changes nothing takes out that one alone', () => {
    const after = mended(pact(clause(), clause({ key: 'again' })), 'clause_shadowed');
    expect(after?.clauses.map(({ key }) => key)).toEqual(['limit']);
  });

  it.each<readonly [string, FindingCode, PactContent, typeof world]>([
    ['of two teams', 'owner_missing', pact(clause({ owner: '' })), { ...world, teams: twoTeams }],
    [
      'of two owners',
      'owner_missing',
      pact(clause({ owner: '' }), clause({ key: 'b' }), clause({ key: 'c', owner: 'it' })),
      { ...world, teams: twoTeams },
    ],
    ['of no declared action', 'authorises_broad', pact(over(['shell:*'])), world],
    ['of a sum outside the context', 'amount_can_be_split', pact(ceiling('resource.amount <= 5')), world],
    ['of what only a person can write', 'title_missing', pact(clause({ title: '' })), world],
  ])('is none where a person must choose: %s', (_what, code, content, known) => {
    expect(mended(content, code, known)).toBeNull();
  });

  it('of a key gives one that can be used, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 90, unit: fc.constantFrom('a', '-', ' ', 'Z', 'é') }), (title) => {
        const content = pact(clause({ key: 'Bad key', title }), clause({ key: 'a' }));
        const after = mended(content, 'clause_key_invalid');
        expect(
          after && [counted(after, 'clause_key_invalid'), counted(after, 'clause_key_repeated')],
        ).toEqual([0, 0]);
      }),
    );
  });
});
