import { describe, expect, it } from 'vitest';
import { CheckForm, checkValues, toCheckBody } from '#components/evidence/check-values.ts';
import { type CheckResource, CreateCheckBody } from '#lib/contracts/checks.ts';

const check: CheckResource = {
  id: 'chk_1',
  key: 'citation-accuracy',
  name: 'Citation accuracy',
  description: '',
  dimension: 'quality',
  rhythm: null,
  owner: { key: 'finance-qa', name: 'Finance QA' },
  createdAt: '2026-11-20T08:30:00.000Z',
  retiredAt: null,
};
const RHYTHMS: readonly CheckResource['rhythm'][] = [
  null,
  { every: 'PT6H' },
  { days: ['mon', 'sat'], at: '14:00', timeZone: 'Europe/Zurich' },
];

describe('the form of a check', () => {
  it.each(RHYTHMS)('sends back the rhythm %j as it was', (rhythm) => {
    const body = CreateCheckBody.parse(toCheckBody(checkValues({ ...check, rhythm }, 'UTC')));
    expect(body).toMatchObject({ key: check.key, owner: 'finance-qa', rhythm });
  });

  it('names the day and the time that are missing, and only where days are chosen', () => {
    const values = checkValues(check, 'UTC');
    const bad = { ...values, rhythm: { ...values.rhythm, days: [], at: '25:00' } };
    expect(CheckForm.safeParse(bad).success).toBe(true);
    const faults = CheckForm.safeParse({ ...bad, rhythmKind: 'days' }).error?.issues ?? [];
    expect(faults.map(({ path }) => path.join('.'))).toEqual(['rhythm.days', 'rhythm.at']);
  });
});
