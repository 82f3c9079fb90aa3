import { describe, expect, it } from 'vitest';
import { lackingChecks, readProof } from '#components/decisions/proof.ts';
import type { Reason } from '#lib/client/decisions.ts';

type Observed = Reason['requirements'][number]['observed'];

const expected = 'citation-accuracy passed within 24 hours, automated';
const observed = {
  evidence: 'evd_1',
  result: '48 of 50 passed',
  passed: false,
  at: '2026-11-20T10:00:00.000Z',
  age: '73 hours',
  window: 'PT24H',
  method: 'automated',
  source: null,
  build: null,
};

it('names each check that was lacking once, and none that was there', () => {
  const requirement = { type: 'evidence', expected, observed: null } as const;
  const requirements = [
    { ...requirement, outcome: 'unsatisfied' as const },
    { ...requirement, outcome: 'error' as const },
    { ...requirement, outcome: 'satisfied' as const, expected: 'injection passed within 1 hour, automated' },
    { type: 'condition', outcome: 'unsatisfied' as const, expected: 'context.amount <= 5', observed: 7 },
  ];
  const reason = { kind: 'clause', outcome: 'unsatisfied', consequence: 'block', title: 'Cited' } as const;
  const names = { pact: 'p', version: 1, clause: 'cited', obligation: null, owner: null, remedies: [] };
  expect(lackingChecks([{ ...reason, ...names, requirements }])).toEqual(['citation-accuracy']);
});

describe('the proof in a recorded requirement', () => {
  it('is read with what was wrong with it', () =>
    expect(
      readProof({ type: 'evidence', outcome: 'unsatisfied', expected, observed, fault: 'failed' }),
    ).toMatchObject({
      fault: 'failed',
      proof: { evidence: 'evd_1', until: '2026-11-21T10:00:00.000Z', source: null },
    }));

  it.each<Observed>([null, 'holds', [], {}, { evidence: 'evd_1' }, { evidence: 4, at: 5 }])(
    'is none where nothing was observed: %j',
    (nothing) =>
      expect(
        readProof({
          type: 'evidence',
          outcome: 'unsatisfied',
          expected,
          observed: nothing,
          fault: 'missing',
        }),
      ).toEqual({ proof: null, fault: 'missing' }),
  );

  it('is not looked for in another kind of requirement', () =>
    expect(readProof({ type: 'condition', outcome: 'satisfied', expected, observed })).toBeNull());
});
