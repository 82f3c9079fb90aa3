import { describe, expect, it } from 'vitest';
import { EvidenceForm, evidenceValues, toEvidenceBody } from '#components/evidence/evidence-values.ts';
import { EvidenceBody } from '#lib/contracts/evidence.ts';

const NOW = Date.parse('2026-11-28T13:00:40.000Z');
const filled = {
  ...evidenceValues(NOW, 'Europe/Zurich', { agent: 'agent_one', check: 'citations' }),
  source: 'ci',
};
const counted = { ...filled, result: { ...filled.result, passed: '48', failed: '2' } };
const measured = {
  ...filled,
  kind: 'value' as const,
  result: { ...filled.result, value: '0.93', threshold: '-1.5', passes: 'at_most' as const },
};
const corrected = {
  id: 'evd_1',
  agent: { id: 'agt_1', key: 'agent_one', name: 'One' },
  check: { id: 'chk_1', key: 'citations', name: 'Citations' },
  source: { id: 'src_1', key: 'ci', name: 'CI' },
  method: 'independent' as const,
  result: { passed: 5, failed: 1 },
  observedAt: '2026-11-20T08:30:00.000Z',
  receivedAt: '2026-11-20T08:31:00.000Z',
  countsFrom: '2026-11-20T08:30:00.000Z',
  buildDigest: 'sha256:3f2a',
  artifactDigest: null,
  signature: null,
  corrects: null,
  correctedBy: null,
  note: 'First run',
  createdBy: { id: 'per_1', name: 'Olive' },
};
const faultsOf = (values: unknown) => {
  const read = EvidenceForm.safeParse(values);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('the form of a result', () => {
  it('sends what the contract takes, with the time of the reader’s zone', () => {
    expect(EvidenceBody.parse(toEvidenceBody(counted, 'Europe/Zurich'))).toEqual({
      agent: 'agent_one',
      check: 'citations',
      source: 'ci',
      method: 'automated',
      result: { passed: 48, failed: 2 },
      observedAt: '2026-11-28T13:00:00.000Z',
    });
    const value = EvidenceBody.parse(toEvidenceBody(measured, 'UTC', corrected));
    expect(value).toMatchObject({
      corrects: 'evd_1',
      result: { value: 0.93, threshold: -1.5, passes: 'at_most' },
    });
  });

  it.each([
    ['1.5', '0', 'result.passed: must be a whole number'],
    ['many', '0', 'result.passed: must be a whole number'],
    ['', '', 'result.passed: must be a whole number'],
    ['3', '-1', 'result.failed: must be a whole number'],
    ['0', '0', 'result.passed: must count at least one case'],
  ])('names the field of the counts %j and %j', (passed, failed, fault) =>
    expect(faultsOf({ ...counted, result: { ...counted.result, passed, failed } })).toContain(fault),
  );

  it.each(['', 'NaN', 'Infinity', '1e3', '0x10', '1,5', 'high'])('takes %j for no number', (value) =>
    expect(faultsOf({ ...measured, result: { ...measured.result, value } })).toEqual([
      'result.value: must be a number',
    ]),
  );

  it('begins a correction with what it corrects, without its note', () => {
    expect(evidenceValues(NOW, 'UTC', {}, corrected)).toMatchObject({
      agent: 'agent_one',
      source: 'ci',
      method: 'independent',
      observedAt: '2026-11-20T08:30',
      result: { passed: '5', failed: '1' },
      note: '',
    });
  });

  it('keeps the seconds of a time that was not touched, so that no correction is later', () => {
    const late = { ...corrected, observedAt: '2026-11-20T08:30:59.999Z' };
    const values = evidenceValues(NOW, 'UTC', {}, late);
    expect(toEvidenceBody(values, 'UTC', late).observedAt).toBe(late.observedAt);
    const moved = { ...values, observedAt: '2026-11-20T08:29' };
    expect(toEvidenceBody(moved, 'UTC', late).observedAt).toBe('2026-11-20T08:29:00.000Z');
  });
});
