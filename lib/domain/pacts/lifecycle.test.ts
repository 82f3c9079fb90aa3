import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activate,
  approvalsNeeded,
  approve,
  canTransition,
  ratify,
  restore,
  sendBack,
  withdraw,
} from '#lib/domain/pacts/lifecycle.ts';
import { VERSION_STATUSES } from '#lib/domain/pacts/types.ts';

const approving = {
  status: 'in_review',
  authorId: 'ada',
  approverId: 'ben',
  priorApprovers: [],
  needed: 1,
  digestGiven: 'd1',
  digest: 'd1',
} as const;
const activating = {
  status: 'approved',
  approvals: ['ben'],
  needed: 1,
  eligibleApprovers: 3,
  actorId: 'ada',
  authorId: 'ada',
  narrows: false,
  mayActivate: true,
} as const;
const withdrawing = {
  status: 'active',
  reason: 'It holds the wrong things.',
  actorId: 'ada',
  consents: [] as readonly string[],
  needed: 1,
  eligibleApprovers: 3,
} as const;
const ratifying = {
  status: 'active',
  solo: true,
  narrowing: false,
  isRatified: false,
  authorId: 'ada',
  activatorId: 'ada',
  actorId: 'ben',
  digestGiven: 'd1',
  digest: 'd1',
} as const;
const plain = { ok: true, to: 'active', solo: false, narrowing: false, ratifyWithinMs: null };
const refused = (refusal: string) => ({ ok: false, refusal });
const person = fc.constantFrom('ada', 'ben', 'cleo', 'dan');

describe('the transition table', () => {
  it('is exactly this, and every other pair is refused', () => {
    const pairs = VERSION_STATUSES.flatMap((from) =>
      VERSION_STATUSES.filter((to) => canTransition(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(pairs).toEqual([
      'in_review → approved',
      'in_review → active',
      'in_review → sent_back',
      'approved → active',
      'approved → sent_back',
      'active → superseded',
      'active → withdrawn',
    ]);
  });

  it.each(VERSION_STATUSES)('every step from %s keeps to the table or stays', (status) => {
    const steps = [
      approve({ ...approving, status }),
      activate({ ...activating, status }),
      sendBack({ status, reason: 'why' }),
      withdraw({ ...withdrawing, status }),
      ratify({ ...ratifying, status }),
    ];
    for (const step of steps)
      if (step.ok) expect(step.to === status || canTransition(status, step.to)).toBe(true);
  });
});

describe('approve', () => {
  it('approves once as many people as needed have approved', () => {
    expect(approve(approving)).toEqual({ ok: true, to: 'approved', missing: 0 });
    expect(approve({ ...approving, needed: 2 })).toEqual({ ok: true, to: 'in_review', missing: 1 });
    expect(approve({ ...approving, needed: 2, priorApprovers: ['cleo'] })).toEqual({
      ok: true,
      to: 'approved',
      missing: 0,
    });
  });

  it.each([
    ['its author', { approverId: 'ada' }, 'approval_own'],
    ['the same person again', { priorApprovers: ['ben'] }, 'approval_repeated'],
    ['somebody who read another text', { digestGiven: 'd2' }, 'approval_digest'],
    ['anybody once it was sent back', { status: 'sent_back' as const }, 'version_not_in_review'],
    ['anybody once it is approved', { status: 'approved' as const }, 'version_not_in_review'],
  ])('refuses %s', (_who, over, refusal) => {
    expect(approve({ ...approving, ...over })).toEqual(refused(refusal));
  });

  it('never counts the author nor one person twice, whoever approves in whatever order', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (people, needed) => {
        const given: string[] = [];
        for (const approverId of people) {
          const step = approve({ ...approving, approverId, priorApprovers: given, needed });
          if (!step.ok) continue;
          given.push(approverId);
          expect(given).not.toContain('ada');
          expect(new Set(given).size).toBe(given.length);
          expect(step.to === 'approved').toBe(given.length >= needed);
        }
      }),
    );
  });

  it.each([
    [0, 0, 1],
    [1, 0, 1],
    [2, 1, 2],
    [1, 3, 3],
  ])('needs, of a minimum of %i and a pact that asks for %i, %i', (minimum, asks, wanted) => {
    expect(approvalsNeeded(minimum, asks)).toBe(wanted);
  });
});

describe('activate', () => {
  it('puts an approved version in force without a mark', () => {
    expect(activate(activating)).toEqual(plain);
  });

  it('does not count the author, a repeated name, or an approval too few', () => {
    for (const approvals of [[], ['ada'], ['ada', 'ada']]) {
      expect(activate({ ...activating, approvals })).toEqual(refused('approvals_missing'));
    }
    expect(activate({ ...activating, needed: 2, approvals: ['ben', 'ben', 'ada'] })).toEqual(
      refused('approvals_missing'),
    );
  });

  it('lets the one person who can approve activate alone, and marks it solo', () => {
    const alone = { ...activating, status: 'in_review', approvals: [], eligibleApprovers: 1 } as const;
    expect(activate(alone)).toEqual({ ...plain, solo: true });
    expect(activate({ ...alone, eligibleApprovers: 2 })).toEqual(refused('approvals_missing'));
  });

  it('lets one operator activate what only narrows, to be ratified within 72 hours', () => {
    const narrowing = {
      ...activating,
      status: 'in_review',
      approvals: [],
      narrows: true,
      mayActivate: false,
    } as const;
    expect(activate(narrowing)).toEqual({ ...plain, narrowing: true, ratifyWithinMs: 259_200_000 });
    expect(activate({ ...narrowing, narrows: false })).toEqual(refused('forbidden'));
    expect(activate({ ...narrowing, narrows: false, eligibleApprovers: 1 })).toEqual(refused('forbidden'));
    expect(activate({ ...narrowing, narrows: false, approvals: ['ben'] })).toEqual(refused('forbidden'));
  });

  it.each(['active', 'superseded', 'sent_back', 'withdrawn'] as const)(
    'never activates what is %s',
    (status) => {
      expect(activate({ ...activating, status })).toEqual(refused('pact_status'));
    },
  );

  it('leaves every version that too few approved marked, refused or both', () => {
    const input = fc.record({
      approvals: fc.array(person, { maxLength: 4 }),
      needed: fc.integer({ min: 0, max: 3 }),
      eligibleApprovers: fc.integer({ min: 1, max: 4 }),
      narrows: fc.boolean(),
      mayActivate: fc.boolean(),
    });
    fc.assert(
      fc.property(input, (over) => {
        const step = activate({ ...activating, status: 'in_review', ...over });
        const others = new Set(over.approvals.filter((id) => id !== 'ada')).size;
        if (step.ok && others < Math.max(1, over.needed)) expect(step.solo || step.narrowing).toBe(true);
        if (step.ok && step.narrowing) expect(over.narrows).toBe(true);
        if (step.ok && step.solo) expect(over.eligibleApprovers).toBe(1);
      }),
    );
  });
});

describe('sendBack', () => {
  it.each(['in_review', 'approved'] as const)('sends back what is %s, for a reason', (status) => {
    expect(sendBack({ status, reason: 'The amount is wrong.' })).toEqual({ ok: true, to: 'sent_back' });
    expect(sendBack({ status, reason: '  ' })).toEqual(refused('reason_required'));
  });

  it.each(['active', 'superseded', 'sent_back', 'withdrawn'] as const)('refuses what is %s', (status) => {
    expect(sendBack({ status, reason: 'why' })).toEqual(refused('version_not_in_review'));
  });
});

describe('withdraw', () => {
  it('waits for the second person', () => {
    expect(withdraw(withdrawing)).toEqual({ ok: true, to: 'active', solo: false, missing: 1 });
    expect(withdraw({ ...withdrawing, actorId: 'ben', consents: ['ada'] })).toMatchObject({
      to: 'withdrawn',
      missing: 0,
    });
  });

  it('is done by the one person who can approve, and marked', () => {
    expect(withdraw({ ...withdrawing, eligibleApprovers: 1 })).toEqual({
      ok: true,
      to: 'withdrawn',
      solo: true,
      missing: 0,
    });
    expect(withdraw({ ...withdrawing, eligibleApprovers: 1, consents: ['ada'] })).toMatchObject({
      to: 'withdrawn',
    });
  });

  it.each([
    ['without a reason', { reason: ' ' }, 'reason_required'],
    ['twice by one person', { consents: ['ada'] }, 'approval_repeated'],
    ['of what is not in force', { status: 'approved' as const }, 'pact_status'],
  ])('is refused %s', (_how, over, refusal) => {
    expect(withdraw({ ...withdrawing, ...over })).toEqual(refused(refusal));
  });
});

describe('ratify', () => {
  it.each([
    ['solo', { solo: true, narrowing: false }],
    ['a narrowing', { solo: false, narrowing: true }],
  ])('takes the mark of %s from a second person', (_what, marks) => {
    expect(ratify({ ...ratifying, ...marks })).toEqual({ ok: true, to: 'active' });
  });

  it.each([
    ['the person who activated it', { activatorId: 'ben' }, 'approval_own'],
    ['its author', { authorId: 'ben', activatorId: 'cleo' }, 'approval_own'],
    ['somebody who read another text', { digestGiven: 'd2' }, 'approval_digest'],
    ['anybody where nothing is owed', { solo: false }, 'pact_status'],
    ['anybody a second time', { isRatified: true }, 'pact_status'],
    ['anybody once it is superseded', { status: 'superseded' as const }, 'pact_status'],
  ])('refuses %s', (_who, over, refusal) => {
    expect(ratify({ ...ratifying, ...over })).toEqual(refused(refusal));
  });
});

describe('restore', () => {
  it.each(['superseded', 'withdrawn'] as const)(
    'makes what is %s the next version to review, for a reason',
    (status) => {
      expect(restore({ status, reason: 'It served us better.' })).toEqual({ ok: true, to: 'in_review' });
      expect(restore({ status, reason: '' })).toEqual(refused('reason_required'));
    },
  );

  it.each(['in_review', 'approved', 'active', 'sent_back'] as const)('refuses what is %s', (status) => {
    expect(restore({ status, reason: 'why' })).toEqual(refused('pact_status'));
  });
});
