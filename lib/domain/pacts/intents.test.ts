import { describe, expect, it, test } from 'vitest';
import { clauseOfIntent, type Intent, intentFaults, nextOwner } from '#lib/domain/pacts/intents.ts';
import { lintPact } from '#lib/domain/pacts/lint.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import { type DecisionCase, decideWhole, wholeCase } from '#lib/testing/decision-cases.ts';
import { clause, pact, world } from '#lib/testing/lintable-pact.ts';

const WIRE = ['tool:wire-transfer'];
const LIMIT = { kind: 'limit_payments', actions: WIRE, amount: '2500', currency: 'EUR' } satisfies Intent;
const CENTS: Intent = { ...LIMIT, amount: '99.50' };
const HOURS = {
  kind: 'business_hours',
  actions: WIRE,
  time: {
    type: 'time',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    from: '09:00',
    to: '17:00',
    timeZone: 'Europe/Zurich',
  },
} satisfies Intent;
const PERSON = { kind: 'second_person', actions: WIRE, quorum: 1 } satisfies Intent;
const PEOPLE: Intent = { ...PERSON, quorum: 2 };

const EMPTY = pact();
const written = (intent: Intent, content: PactContent = EMPTY): Clause => ({
  key: 'from-intent',
  ...clauseOfIntent(content, intent, 'payments-ops'),
});

describe.each([
  ['a limit', LIMIT],
  ['a limit with cents', CENTS],
  ['hours', HOURS],
  ['hours over midnight', { ...HOURS, time: { ...HOURS.time, from: '22:00', to: '06:00' } } as Intent],
  ['a second person', PERSON],
  ['two more people', PEOPLE],
  ['hours of a prefix', { ...HOURS, actions: ['tool:wire-*', 'tool:pay-invoice'] } as Intent],
  ['hours of a namespace', { ...HOURS, actions: ['tool:*'] } as Intent],
  [
    'a limit on more actions than are named',
    { ...LIMIT, actions: [...'abcdef'].map((l) => `x:${l}`) } as Intent,
  ],
])('the clause for %s', (_name, intent) => {
  it('has no error, in an empty draft and after another clause', () => {
    expect(intentFaults(intent)).toEqual([]);
    for (const content of [EMPTY, pact(clause())]) {
      const next = { ...content, clauses: [...content.clauses, written(intent, content)] };
      expect(lintPact(next, world).filter(({ level }) => level === 'error')).toEqual([]);
    }
  });
});

test.each([
  ['hours', HOURS],
  ['a limit', LIMIT],
  ['a second person', PERSON],
])('%s authorise where no other clause does, so that the posture is not left to decide', (_name, intent) => {
  const codes = (content: PactContent) => lintPact(content, world).map(({ code }) => code);
  const alone = written(intent);
  expect(alone.authorises).toBe(true);
  expect(codes(pact(alone))).not.toContain('posture_applies');
  const beside = pact(clause());
  const guard = written(intent, beside);
  expect(guard.authorises).toBe(false);
  expect(codes(pact(...beside.clauses, guard))).not.toContain('posture_applies');
  const elsewhere = pact(clause({ scope: { actions: ['tool:note'], tiers: [] } }));
  expect(written(intent, elsewhere).authorises).toBe(true);
});

const paid = (amount: number | string, currency = 'EUR') => ({ request: { context: { amount, currency } } });
const TUESDAY = '2026-03-03T10:15:00Z';

describe('the engine answers, where the posture alone would block,', () => {
  test.each<readonly [string, Intent, Partial<DecisionCase>, string]>([
    ['an amount at the limit', LIMIT, paid(2500), 'allow'],
    ['an amount above it', LIMIT, paid(2501), 'review'],
    ['an amount above it by cents', LIMIT, paid(2500.01), 'review'],
    ['a limit with cents, kept', CENTS, paid(99.5), 'allow'],
    ['a limit with cents, kept by a whole amount', CENTS, paid(99), 'allow'],
    ['a limit with cents, passed', CENTS, paid(99.51), 'review'],
    ['another currency', LIMIT, paid(10, 'USD'), 'review'],
    ['nothing or less', LIMIT, paid(0), 'review'],
    ['a negative amount', LIMIT, paid(-10), 'review'],
    ['no amount', LIMIT, { request: { context: { currency: 'EUR' } } }, 'review'],
    ['an amount that is a text', LIMIT, paid('10'), 'review'],
    ['within the hours', HOURS, { now: TUESDAY }, 'allow'],
    ['the minute before', HOURS, { now: '2026-03-03T07:59:59Z' }, 'review'],
    ['the minute they end', HOURS, { now: '2026-03-03T16:00:00Z' }, 'review'],
    ['a Sunday', HOURS, { now: '2026-03-01T10:15:00Z' }, 'review'],
    ['a second person, always', PERSON, { now: TUESDAY }, 'review'],
    ['another action', HOURS, { request: { action: 'tool:other' } }, 'block'],
  ])('%s', (_name, intent, asked, effect) => {
    const facts = { catalogueTier: 'critical' as const };
    const whole = wholeCase({
      sentence: '',
      facts,
      pacts: [{ clauses: [written(intent)] }],
      want: {},
      ...asked,
    });
    expect(decideWhole(whole).effect).toBe(effect);
  });

  test('and asks for as many people as are wanted', () => {
    const whole = wholeCase({ sentence: '', pacts: [{ clauses: [written(PEOPLE)] }], want: {} });
    expect(decideWhole(whole)).toMatchObject({
      effect: 'review',
      demands: { causes: expect.arrayContaining([expect.objectContaining({ role: 'approver', quorum: 2 })]) },
    });
  });
});

test.each<readonly [Intent, string]>([
  [{ ...LIMIT, actions: [] }, 'actions'],
  [{ ...LIMIT, actions: ['wire'] }, 'actions'],
  [{ ...LIMIT, amount: '' }, 'amount'],
  [{ ...LIMIT, amount: '0' }, 'amount'],
  [{ ...LIMIT, amount: '5,000' }, 'amount'],
  [{ ...LIMIT, amount: '007' }, 'amount'],
  [{ ...LIMIT, currency: "E'R" }, 'currency'],
  [{ ...HOURS, time: { ...HOURS.time, days: [] } }, 'days'],
  [{ ...HOURS, time: { ...HOURS.time, from: '9:00' } }, 'hours'],
  [{ ...HOURS, time: { ...HOURS.time, to: '09:00' } }, 'hours'],
  [{ ...PERSON, quorum: 0 }, 'quorum'],
])('%j lacks its %s', (intent, fault) => {
  expect(intentFaults(intent)).toEqual([fault]);
});

test('a further clause has the owner of those there are, else the first team', () => {
  expect(nextOwner(pact(clause({ owner: '' }), clause({ owner: 'platform' })), ['first'])).toBe('platform');
  expect(nextOwner(EMPTY, ['first', 'second'])).toBe('first');
  expect(nextOwner(EMPTY, [])).toBe('');
});
