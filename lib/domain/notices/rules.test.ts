import { describe, expect, it } from 'vitest';
import { NO_FACTS } from '#lib/domain/notices/audience.ts';
import { audienceOf, NEWS_TOPICS, NOTICE_TOPICS, ruleOf } from '#lib/domain/notices/rules.ts';
import { WEBHOOK_TOPICS } from '#lib/domain/webhooks/types.ts';

type Case = readonly [
  topic: string,
  payload: Record<string, unknown>,
  audience: readonly object[],
  item: string,
  href: string,
  settles: unknown,
];

const proof = {
  agent: 'agent_pay',
  pact: 'payments',
  clause: 'C2',
  check: 'citation',
  owner: 'ops',
  checkOwner: 'qa',
};
const version = { key: 'payments', number: 3 };
const stopped = { target: 'agent', targetKey: 'agent_pay' };

const CASES: readonly Case[] = [
  ['review.opened', {}, [{ type: 'answerers' }], 'review:x', '/reviews/x', 'nothing'],
  [
    'review.escalated',
    { to: 'leads' },
    [{ type: 'team', key: 'leads' }],
    'review:x',
    '/reviews/x',
    'nothing',
  ],
  ['review.approved', {}, [], 'review:x', '/reviews/x', 'item'],
  ['review.denied', {}, [], 'review:x', '/reviews/x', 'item'],
  ['review.steered', {}, [], 'review:x', '/reviews/x', 'item'],
  ['review.recalled', {}, [], 'review:x', '/reviews/x', 'item'],
  ['review.expired', {}, [], 'review:x', '/reviews/x', 'item'],
  ['pact.submitted', version, [{ type: 'approvers' }], 'pact:x:3', '/pacts/payments/versions/3', 'nothing'],
  ['pact.approved', version, [{ type: 'author' }], 'pact:x:3', '/pacts/payments/versions/3', 'item'],
  [
    'pact.sent_back',
    version,
    [{ type: 'author' }, { type: 'signers' }],
    'pact:x:3',
    '/pacts/payments/versions/3',
    'item',
  ],
  ['pact.activated', version, [], 'pact:x:3', '/pacts/payments/versions/3', 'item'],
  [
    'evidence.expiring',
    proof,
    [
      { type: 'team', key: 'ops' },
      { type: 'team', key: 'qa' },
    ],
    'evidence:agent_pay:payments:C2:citation',
    '/evidence?agent=agent_pay',
    'nothing',
  ],
  [
    'evidence.stale',
    { ...proof, checkOwner: null },
    [{ type: 'team', key: 'ops' }],
    'evidence:agent_pay:payments:C2:citation',
    '/evidence?agent=agent_pay',
    'nothing',
  ],
  [
    'evidence.recorded',
    { proves: ['agent_pay:citation:automated', 'agent_b:tone:attested'] },
    [],
    'evidence-recorded:x',
    '/evidence',
    [
      { begins: 'evidence:agent_pay:', ends: ':citation', method: 'automated' },
      { begins: 'evidence:agent_b:', ends: ':tone', method: 'attested' },
    ],
  ],
  ['override.requested', {}, [{ type: 'granters' }], 'override:x', '/overrides/x', 'nothing'],
  ['override.granted', {}, [{ type: 'requester' }], 'override:x', '/overrides/x', 'item'],
  ['override.denied', {}, [{ type: 'requester' }], 'override:x', '/overrides/x', 'item'],
  ['override.broke_glass', {}, [{ type: 'everyone' }], 'override:x', '/overrides/x', 'nothing'],
  ['override.revoked', {}, [{ type: 'requester' }], 'override:x', '/overrides/x', 'item'],
  ['override.expired', {}, [{ type: 'requester' }], 'override:x', '/overrides/x', 'item'],
  ['override.exhausted', {}, [{ type: 'requester' }], 'override:x', '/overrides/x', 'item'],
  ['override.review_overdue', {}, [{ type: 'reviewers' }], 'override:x', '/overrides/x', 'nothing'],
  ['override.reviewed', {}, [{ type: 'requester' }], 'override:x', '/overrides/x', 'item'],
  ['shadow.ended', version, [{ type: 'starter' }], 'shadow:x', '/pacts/payments/versions/3', 'nothing'],
  ['stop.frozen', stopped, [{ type: 'everyone' }], 'stop:x', '/agents/agent_pay', 'nothing'],
  ['stop.killed', { target: 'action' }, [{ type: 'everyone' }], 'stop:x', '/actions', 'nothing'],
  ['stop.lifted', { target: 'workspace' }, [{ type: 'everyone' }], 'stop:x', '/', 'nothing'],
];

describe('who is told of what', () => {
  it.each(CASES)('%s', (topic, payload, audience, item, href, settles) => {
    const message = { topic, subjectId: 'x', payload };
    const rule = ruleOf(topic);
    expect(audienceOf(message)).toEqual(audience);
    expect(rule?.item(message)).toBe(item);
    expect(rule?.href(message)).toBe(href);
    expect(rule?.settles(message, NO_FACTS)).toEqual(settles);
  });

  it('is written down for every topic there is', () => {
    expect(CASES.map(([topic]) => topic).toSorted()).toEqual([...NOTICE_TOPICS].sort());
    const untold = WEBHOOK_TOPICS.filter((topic) => ruleOf(topic) === null);
    expect(untold).toEqual(['pact.withdrawn']);
  });

  it('is nobody but the invited for an invitation, which no bell shows', () => {
    const message = { topic: 'member.invited', subjectId: 'inv_1', payload: { email: 'new@example.com' } };
    expect(audienceOf(message)).toEqual([{ type: 'address', email: 'new@example.com' }]);
    expect(ruleOf('member.invited')).toBeNull();
  });

  it('is nobody for what no rule names, and for names that every object has', () => {
    for (const topic of ['key.created', 'toString', '__proto__', 'constructor'])
      expect(audienceOf({ topic, subjectId: 'x', payload: {} })).toEqual([]);
  });

  it('keeps what a broken glass owes open until it was reviewed, whatever ends the exception', () => {
    const owing = { ...NO_FACTS, owesReview: true };
    for (const topic of ['override.revoked', 'override.expired', 'override.exhausted'])
      expect(ruleOf(topic)?.settles({ topic, subjectId: 'x', payload: {} }, owing)).toBe('nothing');
    const reviewed = { topic: 'override.reviewed', subjectId: 'x', payload: {} };
    expect(ruleOf('override.reviewed')?.settles(reviewed, owing)).toBe('item');
  });

  it('never counts as news what somebody has to act on', () => {
    for (const topic of ['review.opened', 'pact.submitted', 'evidence.stale', 'override.broke_glass'])
      expect(NEWS_TOPICS).not.toContain(topic);
    expect(NEWS_TOPICS).toContain('override.granted');
  });
});
