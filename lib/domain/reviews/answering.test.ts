import { describe, expect, it } from 'vitest';
import type { ReviewCause } from '#lib/domain/decisions/types.ts';
import {
  type Answerer,
  countApprovals,
  howItEnded,
  instructionOf,
  isComplete,
  mayAnswerCause,
  refuseAnswer,
} from '#lib/domain/reviews/answering.ts';
import type { Review, ReviewAnswer } from '#lib/domain/reviews/types.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const LATER = new Date('2026-11-20T12:30:00.000Z');
const OWNER = { id: 'tea_1', key: 'ops', name: 'Ops' };

function cause(given: Partial<ReviewCause> = {}): ReviewCause {
  return {
    ref: 'posture:high',
    role: 'approver',
    quorum: 1,
    excludesAgentOwner: false,
    text: '',
    owner: null,
    ...given,
  };
}

function answer(id: string, kind: ReviewAnswer['answer'], text = ''): ReviewAnswer {
  return { person: { id, name: id }, answer: kind, text, answeredAt: NOW };
}

function review(given: Partial<Review> = {}, causes: readonly ReviewCause[] = [cause()]): Review {
  return {
    ...{
      id: 'rev_1',
      status: 'pending',
      isUsed: false,
      requestDigest: 'sha256:0',
      action: 'tool:pay',
      tier: 'high',
    },
    ...{
      agent: { id: 'agt_1', key: 'agent_pay', name: 'Pay', owner: OWNER },
      request: {},
      decisionId: 'dec_1',
    },
    ...{ demands: { causes, expiresInMs: 1, escalate: null }, openedAt: NOW, expiresAt: LATER },
    ...{ escalatedAt: null, endedAt: null, answers: [] },
    ...given,
  };
}

const person = (role: Answerer['role'], ownsAgent = false): Answerer => ({
  personId: 'per_1',
  role,
  ownsAgent,
});

describe('who may answer for a cause', () => {
  it.each([
    ['approver', 'approver', true],
    ['trust_lead', 'approver', true],
    ['owner', 'operator', true],
    ['operator', 'approver', false],
    ['approver', 'trust_lead', false],
    ['auditor', 'auditor', false],
    ['builder', 'builder', false],
    [null, 'approver', false],
  ] as const)('%s where %s is asked for: %s', (held, wanted, may) => {
    expect(mayAnswerCause(cause({ role: wanted }), person(held))).toBe(may);
  });

  it('is nobody of the team that owns the agent, where the clause says so, the workspace’s owner included', () => {
    const strict = cause({ excludesAgentOwner: true });
    expect(mayAnswerCause(strict, person('owner', true))).toBe(false);
    expect(mayAnswerCause(strict, person('owner'))).toBe(true);
    expect(mayAnswerCause(cause(), person('owner', true))).toBe(true);
  });
});

describe('a quorum', () => {
  const people = (entries: Record<string, Answerer['role']>) =>
    new Map(
      Object.entries(entries).map(([personId, role]) => [personId, { personId, role, ownsAgent: false }]),
    );

  it('counts persons, not answers, and each for every cause they stand for', () => {
    const causes = [cause({ quorum: 2 }), cause({ ref: 'x', role: 'trust_lead' })];
    const answers = [answer('a', 'approve'), answer('a', 'approve'), answer('b', 'approve')];
    const counted = countApprovals(causes, answers, people({ a: 'approver', b: 'trust_lead' }));
    expect(counted.map(({ given }) => given)).toEqual([2, 1]);
    expect(isComplete(counted)).toBe(true);
  });

  it('does not count who has left or holds another role since', () => {
    const counted = countApprovals([cause()], [answer('a', 'approve')], people({ a: null }));
    expect(isComplete(counted)).toBe(false);
  });

  it('is never reached by a review without causes, or with a quorum of zero and nobody', () => {
    expect(isComplete([])).toBe(false);
    expect(isComplete([{ ...cause({ quorum: 0 }), given: 0 }])).toBe(false);
  });
});

describe('an answer', () => {
  it.each([
    ['in time', review(), 'approve', NOW, null],
    ['after its time', review(), 'approve', LATER, 'review_answered'],
    [
      'after a denial',
      review({ status: 'denied', answers: [answer('Dana', 'deny')] }),
      'approve',
      NOW,
      'review_answered',
    ],
    ['repeated', review({ answers: [answer('per_1', 'approve')] }), 'approve', NOW, 'review_answered'],
    ['a denial after the own approval', review({ answers: [answer('per_1', 'approve')] }), 'deny', NOW, null],
    ['a recall of what waits', review(), 'recall', NOW, 'review_answered'],
    ['a recall of an approval', review({ status: 'approved' }), 'recall', NOW, null],
    [
      'a recall of what was used',
      review({ status: 'approved', isUsed: true }),
      'recall',
      NOW,
      'review_answered',
    ],
    ['a recall of what expired', review({ status: 'approved' }), 'recall', LATER, 'review_answered'],
  ] as const)('%s', (_, held, kind, at, code) => {
    expect(refuseAnswer(held, person('approver'), kind, at)?.code ?? null).toBe(code);
  });

  it('names who ended the review', () => {
    const ended = review({
      status: 'denied',
      answers: [answer('Kim', 'approve'), answer('Dana', 'deny', 'No')],
    });
    expect(howItEnded(ended)).toBe('Dana denied it at 2026-11-20 12:00:00 UTC.');
    expect(howItEnded(review({ status: 'expired' }))).toBe(
      'It expired unanswered at 2026-11-20 12:30:00 UTC.',
    );
    expect(instructionOf(ended.answers)).toBe('No');
  });
});
