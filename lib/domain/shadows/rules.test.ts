import { describe, expect, it } from 'vitest';
import { VERSION_STATUSES } from '#lib/domain/pacts/types.ts';
import {
  endFault,
  endWords,
  isRunning,
  mayEnd,
  mayStart,
  uncountedLimits,
} from '#lib/domain/shadows/rules.ts';
import type { Shadow, ShadowEnd } from '#lib/domain/shadows/types.ts';
import { textOf } from '#lib/testing/pact-life.ts';
import { clauseOf } from '#lib/testing/pacts.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const HOUR_MS = 3_600_000;
const inHours = (hours: number, ms = 0) => new Date(NOW.getTime() + hours * HOUR_MS + ms);

const RUNNING: Shadow = {
  ...{ id: 'shd_1', pactId: 'pct_1', number: 5, startedById: 'per_1', startedAt: NOW, endsAt: inHours(24) },
  ...{ endedAt: null, endedById: null, endReason: '' },
};

describe('a version can be put in shadow', () => {
  it.each(VERSION_STATUSES)('while it waits, and not otherwise: %s', (status) => {
    expect(mayStart(status, null).allowed).toBe(status === 'in_review' || status === 'approved');
  });

  it('only while nothing of its pact is, itself included; the refusal names which', () => {
    expect(mayStart('approved', RUNNING)).toEqual({
      allowed: false,
      reason: expect.stringContaining('Version 5'),
    });
  });
});

it('a shadow can be ended by hand while that very version is in it', () => {
  expect([mayEnd(5, RUNNING), mayEnd(4, RUNNING), mayEnd(5, null)].map((may) => may.allowed)).toEqual([
    true,
    false,
    false,
  ]);
});

it.each([
  [inHours(1), null],
  [inHours(1, -1), 'must lie at least one hour ahead'],
  [inHours(-1), 'must lie at least one hour ahead'],
  [inHours(30 * 24), null],
  [inHours(30 * 24, 1), 'must lie at most 30 days ahead'],
])('an end from one hour to 30 days ahead is taken, both included: %s', (endsAt, fault) => {
  expect(endFault(endsAt, NOW)).toBe(fault);
});

it('a shadow is over at its date to the millisecond, and once somebody has ended it', () => {
  expect(isRunning(RUNNING, inHours(24, -1))).toBe(true);
  expect(isRunning(RUNNING, inHours(24))).toBe(false);
  expect(isRunning({ ...RUNNING, endedAt: inHours(1) }, inHours(2))).toBe(false);
});

it.each<[ShadowEnd, string]>([
  [{ how: 'date' }, 'date'],
  [{ how: 'activated' }, 'Version 5 came into force'],
  [{ how: 'sent_back' }, 'sent back'],
  [{ how: 'withdrawn' }, 'withdrawn'],
  [{ how: 'by_hand', reason: 'Seen enough.' }, 'Seen enough.'],
])('the record says what ended it: %o', (end, words) => {
  expect(endWords(end, 5)).toContain(words);
});

describe('a limit that nothing in force counts is named', () => {
  const limited = (key: string, count: number, window = 'P1D') =>
    clauseOf({ key, requires: [{ type: 'limit', count, window, per: 'agent' }] });

  it('where its clause, what it counts, its window or its subject is new; another most alone is no new counter', () => {
    const inForce = textOf('limits', limited('often', 3));
    expect(uncountedLimits(textOf('limits', limited('often', 1)), inForce)).toEqual([]);
    expect(uncountedLimits(textOf('limits', limited('often', 3, 'PT1H')), inForce)).toEqual(['often']);
    expect(uncountedLimits(textOf('limits', limited('seldom', 3)), inForce)).toEqual(['seldom']);
    expect(uncountedLimits(textOf('limits', limited('often', 3)), null)).toEqual(['often']);
    expect(uncountedLimits(textOf('limits', clauseOf()), null)).toEqual([]);
  });
});
