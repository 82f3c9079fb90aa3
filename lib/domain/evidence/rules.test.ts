import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvidenceClaim, type Reporter, refuseEvidence } from '#lib/domain/evidence/rules.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';

const NOW = Date.parse('2026-11-13T13:00:00Z');
const MINUTE = 60_000;

const agent = { id: 'agt_1', key: 'agent_one', owner: 'payments-ops', isRetired: false };
const check = { key: 'citation-accuracy', isRetired: false };
const source = {
  ...{ id: 'src_1', key: 'ci', highestMethod: 'attested' as const, apiKeyId: 'key_ci' },
  ...{ owner: 'quality', isRetired: false },
};
const byHand = { ...source, apiKeyId: null };
const corrected = {
  ...{ agentId: 'agt_1', check: 'citation-accuracy', sourceId: 'src_1', method: 'automated' as const },
  ...{ observedAt: NOW - MINUTE, correctedBy: null },
};
const claim = (over: Partial<EvidenceClaim> = {}): EvidenceClaim => ({
  ...{ agent, check, source, method: 'automated', result: { passed: 1, failed: 0 } },
  ...{ observedAt: NOW - MINUTE, signature: 'none', ...over },
});

const key = (over: Partial<NonNullable<Reporter['key']>> = {}): Reporter => ({
  key: { id: 'key_ci', agentId: null, isTest: false, mayDecide: false, ...over },
});
const person: Reporter = { key: null };
const own = key({ id: 'key_own', agentId: 'agt_1' });
const ownSource = { ...source, apiKeyId: 'key_own' };

type Case = readonly [string, Partial<EvidenceClaim>, Reporter, string | null];

const CASES: readonly Case[] = [
  ['a key reports for its own source', {}, key(), null],
  ['a key reports for the source of another', {}, key({ id: 'key_2' }), 'evidence_source source'],
  ['a key reports for a source of people', { source: byHand }, key(), 'evidence_source source'],
  ['a key that may speak for any agent names no source', { source: null }, key(), 'evidence_source source'],
  ['a test key reports', {}, key({ isTest: true }), 'evidence_source source'],
  ['a person reports for a source without a key', { source: byHand }, person, null],
  ['a person reports for a source with one', {}, person, 'evidence_source source'],
  ['a person names no source', { source: null }, person, 'evidence_source source'],
  ['the source is retired', { source: { ...source, isRetired: true } }, key(), 'evidence_source source'],
  ['an agent says something of itself', { source: null, method: 'self_reported' }, own, null],
  ['an agent says it by a source of its key', { source: ownSource, method: 'self_reported' }, own, null],
  ['an agent claims to be automated', { source: ownSource }, own, 'evidence_method method'],
  ['a key that decides claims to be automated', {}, key({ mayDecide: true }), 'evidence_method method'],
  ['a key that decides gives its own word', { method: 'self_reported' }, key({ mayDecide: true }), null],
  [
    'an agent speaks by the source of another key',
    { method: 'self_reported' },
    own,
    'evidence_source source',
  ],
  [
    'an agent speaks of another',
    { source: null, method: 'self_reported', agent: { ...agent, id: 'agt_2' } },
    own,
    'evidence_source agent',
  ],
  [
    'the method is above the source’s',
    { source: { ...source, highestMethod: 'automated' }, method: 'independent' },
    key(),
    'evidence_method method',
  ],
  ['it is independent of the agent’s team', { method: 'independent' }, key(), null],
  [
    'it is called independent by the agent’s own team',
    { method: 'independent', source: { ...source, owner: 'payments-ops' } },
    key(),
    'evidence_method method',
  ],
  ['it is attested and signed', { method: 'attested', signature: 'fits' }, key(), null],
  ['it is attested and not signed', { method: 'attested' }, key(), 'evidence_signature signature'],
  [
    'it is attested with a signature of something else',
    { method: 'attested', signature: 'does_not_fit' },
    key(),
    'evidence_signature signature',
  ],
  [
    'it carries a signature nobody can check',
    { signature: 'unchecked' },
    key(),
    'evidence_signature signature',
  ],
  [
    'it carries a wrong signature it did not need',
    { signature: 'does_not_fit' },
    key(),
    'evidence_signature signature',
  ],
  ['it was observed 5 minutes ahead', { observedAt: NOW + 5 * MINUTE }, key(), null],
  [
    'it was observed later than that',
    { observedAt: NOW + 5 * MINUTE + 1 },
    key(),
    'evidence_future observedAt',
  ],
  ['it was observed at no time', { observedAt: Number.NaN }, key(), 'invalid_request observedAt'],
  ['it was observed before 1970', { observedAt: -1 }, key(), 'invalid_request observedAt'],
  ['the agent is retired', { agent: { ...agent, isRetired: true } }, key(), 'agent_retired agent'],
  ['the check is retired', { check: { ...check, isRetired: true } }, key(), 'check_retired check'],
  ['it counts nothing', { result: { passed: 0, failed: 0 } }, key(), 'invalid_request result'],
  ['it counts half a case', { result: { passed: 0.5, failed: 0 } }, key(), 'invalid_request result.passed'],
  ['it counts less than none', { result: { passed: 1, failed: -1 } }, key(), 'invalid_request result.failed'],
  [
    'it counts no number',
    { result: { passed: Number.NaN, failed: 1 } },
    key(),
    'invalid_request result.passed',
  ],
  [
    'its value has no end',
    { result: { value: Number.POSITIVE_INFINITY, threshold: 1, passes: 'at_least' } },
    key(),
    'invalid_request result.value',
  ],
  [
    'its threshold is no number',
    { result: { value: 1, threshold: Number.NaN, passes: 'at_most' } },
    key(),
    'invalid_request result.threshold',
  ],
  ['it corrects', { corrected }, key(), null],
  ['it corrects nothing that is there', { corrected: null }, key(), 'evidence_correction corrects'],
  [
    'it corrects another agent’s',
    { corrected: { ...corrected, agentId: 'agt_2' } },
    key(),
    'evidence_correction corrects',
  ],
  [
    'it corrects another check’s',
    { corrected: { ...corrected, check: 'other' } },
    key(),
    'evidence_correction corrects',
  ],
  [
    'it corrects what was corrected',
    { corrected: { ...corrected, correctedBy: 'evd_2' } },
    key(),
    'evidence_correction corrects',
  ],
  [
    'it corrects what is older',
    { corrected: { ...corrected, observedAt: NOW - 2 * MINUTE } },
    key(),
    'evidence_correction corrects',
  ],
  [
    'it corrects what is stronger',
    { corrected: { ...corrected, method: 'independent' } },
    key(),
    'evidence_correction corrects',
  ],
  [
    'it corrects another source’s',
    { corrected: { ...corrected, sourceId: 'src_2' } },
    key(),
    'evidence_correction corrects',
  ],
  [
    'a person corrects another source’s',
    { source: byHand, corrected: { ...corrected, sourceId: 'src_2' } },
    person,
    null,
  ],
];

describe('the rules of evidence', () => {
  it.each(CASES)('say, where %s, whether it is kept', (_, over, reporter, wanted) => {
    const refusal = refuseEvidence(claim(over), reporter, NOW);
    expect(refusal && `${refusal.code} ${refusal.field}`).toBe(wanted);
    if (refusal) expect(refusal.message).not.toMatch(/undefined|null|NaN/);
  });

  it('keep nothing of an agent’s own key but its word about itself, whatever it claims', () => {
    const anything = fc.record({
      source: fc.constantFrom(null, source, byHand, ownSource),
      method: fc.constantFrom(...EVIDENCE_METHODS),
      signature: fc.constantFrom('none' as const, 'fits' as const),
      agent: fc.constantFrom(agent, { ...agent, id: 'agt_2' }),
      corrected: fc.constantFrom(undefined, corrected, { ...corrected, method: 'self_reported' as const }),
    });
    fc.assert(
      fc.property(anything, (over) => {
        if (refuseEvidence(claim(over), own, NOW) !== null) return;
        expect(over.method).toBe('self_reported');
        expect(over.agent.id).toBe('agt_1');
        expect(over.source === null || over.source.apiKeyId === 'key_own').toBe(true);
        expect(over.corrected?.method ?? 'self_reported').toBe('self_reported');
      }),
    );
  });

  it('let no correction be younger than what it takes the place of', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 * NOW }),
        fc.integer({ min: 0, max: NOW }),
        (observedAt, before) => {
          const over = { observedAt, corrected: { ...corrected, observedAt: before } };
          const isKept = refuseEvidence(claim(over), key(), NOW) === null;
          expect(isKept).toBe(observedAt <= before && observedAt <= NOW + 5 * MINUTE);
        },
      ),
    );
  });
});
