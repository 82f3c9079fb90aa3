import { expect, it } from 'vitest';
import { postureFaults, ruleFor } from '#components/posture/posture-edits.ts';
import { DEFAULT_POSTURE } from '#lib/domain/decisions/default-posture.ts';
import type { PostureRule } from '#lib/domain/decisions/types.ts';

const review: PostureRule = {
  effect: 'review',
  owner: 'ops',
  role: 'trust_lead',
  quorum: 2,
  expiresIn: 'PT2H',
};

it('going back to the effect in force brings back its whole rule', () => {
  expect(ruleFor('review', review, { effect: 'allow' })).toBe(review);
});

it('another effect keeps the team that answers for the tier', () => {
  expect(ruleFor('block', review, review)).toEqual({ effect: 'block', owner: 'ops' });
  expect(ruleFor('block', review, { effect: 'allow' })).toEqual({ effect: 'block', owner: 'ops' });
});

it('a first draft of a review is one the contract takes', () => {
  const low = ruleFor('review', DEFAULT_POSTURE.low, DEFAULT_POSTURE.low);
  expect(postureFaults({ ...DEFAULT_POSTURE, low })).toEqual([]);
});

it('a wait that is too short is found on its field', () => {
  const faults = postureFaults({ ...DEFAULT_POSTURE, high: { ...review, expiresIn: 'PT10S' } });
  expect(faults.map((fault) => fault.path)).toEqual(['high.expiresIn']);
});
