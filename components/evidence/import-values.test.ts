import { describe, expect, it } from 'vitest';
import { formatOf, importValues, toImportBody } from '#components/evidence/import-values.ts';
import { ImportEvidenceBody } from '#lib/contracts/evidence.ts';

describe('the form of a file', () => {
  it.each([
    ['results.json', 'promptfoo'],
    ['JUNIT.XML', 'junit'],
    ['report.html', null],
    ['json', null],
  ])('takes %s for %s', (name, format) => expect(formatOf(name)).toBe(format));

  it('sends what the contract takes, and a time only where one was given', () => {
    const filled = { ...importValues({ agent: 'agent_one', check: 'tests' }), source: 'ci', content: '{}' };
    expect(ImportEvidenceBody.parse(toImportBody(filled, 'UTC'))).not.toHaveProperty('observedAt');
    const timed = toImportBody({ ...filled, observedAt: '2026-11-20T08:30' }, 'UTC');
    expect(ImportEvidenceBody.parse(timed).observedAt).toBe('2026-11-20T08:30:00.000Z');
  });
});
