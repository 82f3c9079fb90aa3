import { expect, it } from 'vitest';
import { loosenedTiers, postureChanges } from '#lib/domain/decisions/posture-change.ts';
import type { Posture, PostureRule } from '#lib/domain/decisions/types.ts';

const allow: PostureRule = { effect: 'allow' };
const block: PostureRule = { effect: 'block', owner: null };
const review = { effect: 'review', owner: null, role: 'trust_lead', quorum: 2, expiresIn: 'PT30M' } as const;

function posture(high: PostureRule): Posture {
  return { low: allow, moderate: allow, high, critical: block };
}

it.each([
  ['block to review', block, review, true],
  ['block to allow', block, allow, true],
  ['review to allow', review, allow, true],
  ['review to block', review, block, false],
  ['allow to review', allow, review, false],
  ['fewer persons', review, { ...review, quorum: 1 }, true],
  ['more persons', review, { ...review, quorum: 3 }, false],
  ['a role that more people hold', review, { ...review, role: 'approver' }, true],
  ['a role that only owners stand for', review, { ...review, role: 'owner' }, false],
  ['other people', review, { ...review, role: 'operator' }, true],
  ['a longer wait', review, { ...review, expiresIn: 'PT31M' }, true],
  ['a shorter wait', review, { ...review, expiresIn: 'PT5M' }, false],
  ['another owner', review, { ...review, owner: 'ops' }, false],
  ['nothing', review, review, false],
] as const)('%s', (_, before, after, isLooser) => {
  expect(loosenedTiers(posture(before), posture(after))).toEqual(isLooser ? ['high'] : []);
});

it.each([
  ['a stricter effect narrows', review, block, 'narrows'],
  ['a weaker effect loosens', block, review, 'loosens'],
  [
    'fewer people in a shorter wait loosens all the same',
    review,
    { ...review, quorum: 1, expiresIn: 'PT5M' },
    'loosens',
  ],
  ['another team that answers for it reassigns', review, { ...review, owner: 'ops' }, 'reassigns'],
  ['a block that another team answers for reassigns', block, { ...block, owner: 'ops' }, 'reassigns'],
] as const)('a change is named for what it does: %s', (_, before, after, kind) => {
  expect(postureChanges(posture(before), posture(after))).toEqual([{ tier: 'high', kind }]);
});

it('the same length of time in other words is no change', () => {
  const hour = { ...review, expiresIn: 'PT1H' };
  expect(postureChanges(posture(hour), posture({ ...hour, expiresIn: 'PT60M' }))).toEqual([]);
});
