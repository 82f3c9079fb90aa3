import { describe, expect, it } from 'vitest';
import { ROLES } from '#lib/domain/access/permissions.ts';
import { OVERRIDE_ROLES } from '#lib/domain/access/workspace.ts';
import {
  canTransition,
  howItStands,
  refuseAnswer,
  refuseReview,
  refuseRevoke,
  stateOf,
  usesLeft,
} from '#lib/domain/overrides/lifecycle.ts';
import { OVERRIDE_STATUSES, type OverrideStatus } from '#lib/domain/overrides/types.ts';
import { actor, at, overrideOf, owed } from '#lib/testing/override-rules.ts';

describe('an override goes', () => {
  const MAY: Readonly<Record<OverrideStatus, string>> = {
    requested: 'denied granted expired revoked',
    granted: 'expired exhausted revoked',
    denied: '',
    expired: '',
    exhausted: '',
    revoked: '',
  };

  it.each(OVERRIDE_STATUSES)('from %s where the table says, and nowhere else', (from) => {
    const to = OVERRIDE_STATUSES.filter((status) => canTransition(from, status));
    expect([...to].sort()).toEqual(MAY[from].split(' ').filter(Boolean).sort());
  });
});

describe('what an override is', () => {
  it.each([
    ['a request that waits', { status: 'requested' }, 0, 'requested', 2],
    ['a request whose end has passed', { status: 'requested' }, 24, 'expired', 0],
    ['a grant before its start', { status: 'granted' }, -1, 'scheduled', 2],
    ['a grant at its start', { status: 'granted' }, 0, 'active', 2],
    ['a grant with a use left', { status: 'granted', used: 1 }, 1, 'active', 1],
    ['a grant without one', { status: 'granted', used: 2 }, 1, 'exhausted', 0],
    ['a grant a moment before its end', { status: 'granted' }, 24 - 1 / 3_600_000, 'active', 2],
    ['a grant at its end', { status: 'granted' }, 24, 'expired', 0],
    ['what was used up before its end', { status: 'granted', used: 2 }, 25, 'exhausted', 0],
    ['what was marked expired, whatever the clock says now', { status: 'expired' }, 1, 'expired', 0],
    ['what was marked exhausted', { status: 'exhausted', used: 2 }, 1, 'exhausted', 0],
    ['what was denied', { status: 'denied' }, 1, 'denied', 0],
    ['what was revoked', { status: 'revoked', used: 1 }, 1, 'revoked', 0],
  ] as const)('%s', (_, given, hours, state, left) => {
    const override = overrideOf({ maxUses: 2, ...given });
    expect([stateOf(override, at(hours)), usesLeft(override, at(hours))]).toEqual([state, left]);
  });

  it.each([
    ['granted', 1, 'It is granted until 2026-11-21 12:00 UTC.'],
    ['granted', -1, 'It is granted and starts at 2026-11-20 12:00 UTC.'],
    ['granted', 24, 'It ended at 2026-11-21 12:00 UTC.'],
    ['exhausted', 1, 'Its one use is spent.'],
    ['denied', 1, 'It was denied by Grace.'],
    ['revoked', 1, 'It was revoked by Rhea.'],
    ['requested', 1, 'It waits for somebody to grant or deny it.'],
  ] as const)('in words, where it is %s after %s h', (status, hours, words) => {
    const people = {
      answeredBy: { id: 'per_grace', name: 'Grace' },
      endedBy: { id: 'per_rhea', name: 'Rhea' },
    };
    expect(howItStands(overrideOf({ status, ...people }), at(hours))).toBe(words);
  });
});

describe('granting and denying', () => {
  it.each([
    ['by a second person with the role', { status: 'requested' }, actor('trust_lead'), 1, null],
    ['by an owner, who stands for every role', { status: 'requested' }, actor('owner'), 1, null],
    ['by who asked', { status: 'requested' }, actor('owner', 'per_asker'), 1, 'override_own'],
    ['by another role', { status: 'requested' }, actor('approver'), 1, 'override_role'],
    ['by a role without the permission', { status: 'requested' }, actor('builder'), 1, 'override_role'],
    ['of a request whose end has passed', { status: 'requested' }, actor('owner'), 24, 'override_status'],
    ['of what is granted already', { status: 'granted' }, actor('owner'), 1, 'override_status'],
    ['of what was denied', { status: 'denied' }, actor('owner'), 1, 'override_status'],
    ['of what was revoked', { status: 'revoked' }, actor('owner'), 1, 'override_status'],
    ['of what has expired', { status: 'expired' }, actor('owner'), 1, 'override_status'],
    ['of what is used up', { status: 'exhausted' }, actor('owner'), 1, 'override_status'],
  ] as const)('%s', (_, given, by, hours, code) => {
    expect(refuseAnswer(overrideOf(given), by, 'trust_lead', at(hours))?.code ?? null).toBe(code);
  });

  it.each(OVERRIDE_ROLES)('is for whoever stands for %s, where the workspace names it', (wanted) => {
    const may = ROLES.filter((role) => !refuseAnswer(overrideOf(), actor(role), wanted, at(1)));
    const standing = { owner: [], trust_lead: ['trust_lead'], approver: ['trust_lead', 'approver'] };
    expect(may).toEqual(['owner', ...(wanted === 'operator' ? ['operator'] : standing[wanted])]);
  });
});

describe('ending early', () => {
  it.each([
    ['a grant, by anybody with the permission', { status: 'granted' }, actor('operator'), 1, null],
    [
      'a grant, by its requester with the permission',
      { status: 'granted' },
      actor('operator', 'per_asker'),
      1,
      null,
    ],
    ['a grant, before it starts', { status: 'granted' }, actor('approver'), -1, null],
    ['a grant, without the permission', { status: 'granted' }, actor('builder', 'per_asker'), 1, 'forbidden'],
    ['a request, by who asked', { status: 'requested' }, actor('builder', 'per_asker'), 1, null],
    ['a request, by another', { status: 'requested' }, actor('owner'), 1, 'override_own'],
    ['a grant that is over', { status: 'granted' }, actor('owner'), 24, 'override_status'],
    ['a grant that is used up', { status: 'granted', used: 1 }, actor('owner'), 1, 'override_status'],
    ['what was denied', { status: 'denied' }, actor('owner'), 1, 'override_status'],
    ['what was revoked', { status: 'revoked' }, actor('owner'), 1, 'override_status'],
  ] as const)('%s', (_, given, by, hours, code) => {
    expect(refuseRevoke(overrideOf(given), by, at(hours))?.code ?? null).toBe(code);
  });
});

describe('the review that breaking the glass owes', () => {
  const broken = { status: 'granted', isBreakGlass: true, review: owed() } as const;

  it.each([
    ['is answered by somebody else', broken, actor('operator'), null],
    ['also when the override is over', { ...broken, status: 'expired' }, actor('approver'), null],
    ['never by who broke it', broken, actor('owner', 'per_asker'), 'override_own'],
    ['never without the permission', broken, actor('auditor'), 'forbidden'],
    ['once', { ...broken, review: owed({ reviewedAt: at(2) }) }, actor('owner'), 'override_status'],
    ['and by no other override', { status: 'granted' }, actor('owner'), 'override_status'],
  ] as const)('%s', (_, given, by, code) => {
    expect(refuseReview(overrideOf(given), by)?.code ?? null).toBe(code);
  });
});
