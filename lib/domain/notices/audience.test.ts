import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#lib/domain/access/permissions.ts';
import { type Audience, type Circle, NO_FACTS, reachOf } from '#lib/domain/notices/audience.ts';
import type { ToldTeam } from '#lib/domain/notices/types.ts';

const member = (personId: string, role: Role) => ({ personId, role, email: `${personId}@example.com` });
const team = (key: string, more: Partial<ToldTeam> = {}): ToldTeam => ({
  ...{ id: `tea_${key}`, key, email: null, hasSlack: false, memberIds: [], backupTeam: null },
  ...more,
});

const CIRCLE: Circle = {
  ...NO_FACTS,
  members: [
    member('olive', 'owner'),
    member('lee', 'trust_lead'),
    member('ann', 'approver'),
    member('omar', 'operator'),
    member('bob', 'builder'),
    member('ida', 'auditor'),
  ],
  teams: [
    team('ops', { memberIds: ['omar', 'gone'], email: 'Ops@example.com', hasSlack: true }),
    team('empty', { backupTeam: 'ops' }),
    team('emptier', { backupTeam: 'empty' }),
    team('channel-only', { hasSlack: true, backupTeam: 'ops' }),
    team('left-behind', { memberIds: ['gone'], backupTeam: 'ops' }),
    team('nobody'),
  ],
  overrideRole: 'trust_lead',
};

const told = (audience: Audience, facts: Partial<Circle> = {}) =>
  reachOf([audience], { ...CIRCLE, ...facts });

describe('a team', () => {
  it('is told by its members, its address and its channel', () => {
    expect(told({ type: 'team', key: 'ops' })).toEqual({
      personIds: ['omar'],
      emails: ['omar@example.com', 'ops@example.com'],
      slackTeamIds: ['tea_ops'],
    });
  });

  it.each(['empty', 'left-behind'])('hands over to its backup where nobody of it can be told: %s', (key) => {
    expect(told({ type: 'team', key })).toEqual(told({ type: 'team', key: 'ops' }));
  });

  it('is its own where it has a channel and nobody in it', () => {
    expect(told({ type: 'team', key: 'channel-only' })).toEqual({
      personIds: [],
      emails: [],
      slackTeamIds: ['tea_channel-only'],
    });
  });

  it.each(['emptier', 'nobody', 'no-such-team'])(
    'reaches nobody where nobody stands in for it: %s',
    (key) => {
      expect(told({ type: 'team', key })).toEqual({ personIds: [], emails: [], slackTeamIds: [] });
    },
  );
});

describe('people', () => {
  it.each([
    ['everyone', {}, ['ann', 'bob', 'ida', 'lee', 'olive', 'omar']],
    ['approvers', { authorId: 'lee' }, ['ann', 'olive']],
    ['author', { authorId: 'bob' }, ['bob']],
    ['author', { authorId: 'gone' }, []],
    ['granters', { requesterId: 'omar' }, ['lee', 'olive']],
    ['granters', { requesterId: 'lee' }, ['olive']],
    ['granters', { requesterId: 'lee', overrideRole: 'operator' }, ['olive', 'omar']],
    ['granters', { requesterId: 'bob', overrideRole: 'approver' }, ['ann', 'lee', 'olive']],
    ['requester', { requesterId: 'bob' }, ['bob']],
    ['requester', { requesterId: 'bob', endedById: 'bob' }, []],
    ['requester', { requesterId: 'bob', endedById: 'lee' }, ['bob']],
    ['reviewers', { requesterId: 'omar' }, ['ann', 'lee', 'olive']],
    ['reviewers', { requesterId: 'lee', reviewTeam: 'ops' }, ['ann', 'olive', 'omar']],
    ['starter', { starterId: 'lee' }, ['lee']],
    ['answerers', { answererIds: ['ann', 'gone'], clauseOwners: ['ops'] }, ['ann', 'omar']],
  ] as const)('%s of %o are %o', (type, facts, personIds) => {
    expect(told({ type }, facts).personIds).toEqual(personIds);
  });

  it('everyone is told in every team’s channels as well', () => {
    const { emails, slackTeamIds } = told({ type: 'everyone' });
    expect(emails).toContain('ops@example.com');
    expect(slackTeamIds).toEqual(['tea_channel-only', 'tea_ops']);
  });
});

const anyAudience: fc.Arbitrary<Audience> = fc.oneof(
  fc.constantFrom<Audience>(
    { type: 'everyone' },
    { type: 'answerers' },
    { type: 'approvers' },
    { type: 'author' },
    { type: 'requester' },
    { type: 'granters' },
    { type: 'reviewers' },
    { type: 'starter' },
    { type: 'address', email: 'New@example.com' },
  ),
  fc.constantFrom(...CIRCLE.teams.map(({ key }) => key)).map((key): Audience => ({ type: 'team', key })),
);
const anyPerson = fc.constantFrom(null, ...CIRCLE.members.map(({ personId }) => personId), 'gone');

describe('whoever is told', () => {
  it('is told once, is a member now, and hears by the bell where they hear by their own mail', () => {
    fc.assert(
      fc.property(fc.array(anyAudience), anyPerson, anyPerson, (audience, authorId, requesterId) => {
        const { personIds, emails } = reachOf(audience, { ...CIRCLE, authorId, requesterId });
        expect(new Set(personIds).size).toBe(personIds.length);
        expect(new Set(emails).size).toBe(emails.length);
        const known = new Map(CIRCLE.members.map((one) => [one.personId, one.email]));
        const mailed = CIRCLE.members
          .filter(({ email }) => emails.includes(email))
          .map((one) => one.personId);
        expect(personIds.every((id) => known.has(id))).toBe(true);
        expect(mailed.toSorted()).toEqual(personIds);
      }),
    );
  });

  it('is never asked to grant or to review what they asked for themselves', () => {
    fc.assert(
      fc.property(anyPerson, fc.constantFrom(...ROLES), (requesterId, overrideRole) => {
        const circle = { ...CIRCLE, requesterId, overrideRole };
        const asked = reachOf([{ type: 'granters' }, { type: 'reviewers' }], circle).personIds;
        expect(asked).not.toContain(requesterId);
      }),
    );
  });
});
