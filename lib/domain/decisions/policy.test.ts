import { expect, test } from 'vitest';
import { compilePolicy } from '#lib/domain/decisions/policy.ts';
import { demandsCanonical } from '#lib/domain/decisions/record.ts';
import type { ReviewDemands } from '#lib/domain/decisions/types.ts';
import { SAMPLE_AGENT, samplePact } from '#lib/testing/decision-cases.ts';

const clauseFor = (pattern: string) => ({ key: `on ${pattern}`, scope: { actions: [pattern], tiers: [] } });

test('among ten thousand clauses only those that match are handed out', () => {
  const others = Array.from({ length: 10_000 }, (_, index) => clauseFor(`tool:other-${index}`));
  const policy = compilePolicy([samplePact('payments', [...others, clauseFor('tool:wire-transfer')])]);
  const found = policy.clausesFor(SAMPLE_AGENT, 'tool:wire-transfer', 'low', 'low');
  expect(found.map(({ clause }) => clause.key)).toEqual(['on tool:wire-transfer']);
});

test('a caller who invents action names gets right answers, and the known names keep theirs', () => {
  const policy = compilePolicy([samplePact('payments', [clauseFor('tool:wire-*'), clauseFor('*')])]);
  const keysFor = (action: string) =>
    policy.clausesFor(SAMPLE_AGENT, action, 'low', 'low').map(({ clause }) => clause.key);
  for (let index = 0; index < 2_000; index++) expect(keysFor(`tool:invented-${index}`)).toEqual(['on *']);
  expect(keysFor('tool:wire-transfer')).toEqual(['on tool:wire-*', 'on *']);
});

test('more clauses than a thousand in a pact keep their places before those of the next', () => {
  const many = Array.from({ length: 1_200 }, (_, index) => ({ ...clauseFor('*'), key: `a-${index}` }));
  const policy = compilePolicy([
    samplePact('beta', [{ ...clauseFor('*'), key: 'b' }]),
    samplePact('alpha', many),
  ]);
  const keys = policy.clausesFor(SAMPLE_AGENT, 'tool:x', 'low', 'low').map(({ clause }) => clause.key);
  expect(keys).toEqual([...many.map(({ key }) => key), 'b']);
});

const demands = (causes: ReviewDemands['causes'], expiresInMs = 1): ReviewDemands => ({
  causes,
  expiresInMs,
  escalate: null,
});
const cause = {
  ref: 'posture:high',
  role: 'approver',
  quorum: 1,
  excludesAgentOwner: false,
  text: 'a',
  owner: 'b',
} as const;
const other = { ...cause, ref: 'clause:pct_1:1:limit' };

test('two requests share a review where causes and people agree, whatever the order, times and words', () => {
  const one = demandsCanonical(demands([cause, other]));
  expect(demandsCanonical(demands([{ ...other, text: 'c' }, cause], 99))).toBe(one);
  expect(demandsCanonical(demands([{ ...cause, quorum: 2 }, other]))).not.toBe(one);
  expect(demandsCanonical(demands([{ ...cause, excludesAgentOwner: true }, other]))).not.toBe(one);
  expect(demandsCanonical(demands([cause]))).not.toBe(one);
});
