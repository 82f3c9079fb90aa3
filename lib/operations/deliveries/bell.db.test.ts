import { beforeEach, describe, expect, it } from 'vitest';
import { removeMember } from '#lib/operations/members/remove-member.ts';
import { reviewOverride } from '#lib/operations/overrides/review-override.ts';
import { sendBackVersion } from '#lib/operations/pacts/send-back-version.ts';
import { approveReview, recallReview } from '#lib/operations/reviews/answer-review.ts';
import { bellOf, heardBy, tellOf } from '#lib/testing/bells.ts';
import { seedOverride } from '#lib/testing/overrides.ts';
import { activateAs, approveAs, submitNew, textOf } from '#lib/testing/pact-life.ts';
import { deliveriesOf, withReceivers, workOnce } from '#lib/testing/receiving.ts';
import { causeOf, seedReview } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedAgent,
  seedMember,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();
withReceivers();

const HOUR_MS = 3_600_000;
const later = (ms: number) => new Date(Date.now() + ms);

let here: SeededWorkspace;
let agentId: string;
let ann: SeededMember;
let ben: SeededMember;
let bob: SeededMember;
let lead: SeededMember;

beforeEach(async () => {
  here = await seedWorkspace();
  agentId = (await seedAgent(here, { key: 'agent_pay' })).id;
  ann = await seedMember(here, { role: 'approver', name: 'Ann' });
  ben = await seedMember(here, { role: 'approver' });
  bob = await seedMember(here, { role: 'builder' });
  lead = await seedMember(here, { role: 'trust_lead' });
});

describe('a held action', () => {
  it('rings for whoever may answer, and one answer settles it for all of them, saying by whom', async () => {
    const review = await seedReview(here, { agentId });
    await workOnce();
    expect([await heardBy(ann), await heardBy(ben)]).toEqual([
      ['review.opened unread'],
      ['review.opened unread'],
    ]);
    expect(await heardBy(bob)).toEqual([]);
    const { id: reviewId, requestDigest } = review;
    await approveReview(ann.scope, { params: { reviewId }, body: { requestDigest, text: '' } });
    await workOnce();
    const { items, unread } = await bellOf(ben);
    expect(unread).toBe(0);
    expect(items).toMatchObject([{ topic: 'review.approved', isSettled: true, payload: { by: 'Ann' } }]);
    await recallReview(ann.scope, { params: { reviewId }, body: { requestDigest, text: 'A mistake' } });
    await workOnce();
    expect(await heardBy(ben)).toEqual(['review.approved settled']);
  });

  it('asks nobody for anything where it ended before anybody was told', async () => {
    const { id: reviewId, requestDigest } = await seedReview(here, { agentId });
    await approveReview(ann.scope, { params: { reviewId }, body: { requestDigest, text: '' } });
    await workOnce();
    expect(await heardBy(ben)).toEqual([]);
  });

  it('that is escalated is one notice for whoever heard of it, and new for the team it goes to', async () => {
    await seedTeam(here, { key: 'leads', members: [bob.principal.personId, ann.principal.personId] });
    const at = later(600_000);
    await seedReview(here, { agentId, causes: [causeOf()], escalate: { at, to: 'leads' } });
    await workOnce();
    await workOnce(new Date(at.getTime() + 1_000));
    expect(await heardBy(ann)).toEqual(['review.escalated unread']);
    expect(await heardBy(bob)).toEqual(['review.escalated unread']);
    expect(await heardBy(ben)).toEqual(['review.opened unread']);
  });
});

describe('a version', () => {
  it('that is sent back tells whoever had approved it, since that approval has ended', async () => {
    const version = await submitNew(here.scope, textOf('approved'));
    await workOnce();
    await approveAs(ann.scope, version);
    await sendBackVersion(here.scope, {
      params: { pactKey: version.pactKey, number: version.number },
      body: { reason: 'Too wide' },
    });
    await workOnce();
    expect(await heardBy(ann)).toEqual(['pact.sent_back unread']);
  });

  it('asks whoever may approve it, and tells its author what became of it', async () => {
    const { pactKey, number } = await submitNew(here.scope, textOf('payments'));
    await workOnce();
    expect(await heardBy(ann)).toEqual(['pact.submitted unread']);
    expect(await heardBy(here.owner)).toEqual([]);
    await sendBackVersion(ann.scope, { params: { pactKey, number }, body: { reason: 'Too wide' } });
    await workOnce();
    expect(await heardBy(lead)).toEqual(['pact.sent_back settled']);
    const { items } = await bellOf(here.owner);
    expect(items).toMatchObject([
      { topic: 'pact.sent_back', isSettled: false, href: '/pacts/payments/versions/1' },
    ]);
    expect(items[0]?.payload).toMatchObject({ name: 'Pact payments', reason: 'Too wide' });
  });

  it('that is in force before anybody was told asks nobody to approve it', async () => {
    const version = await submitNew(here.scope, textOf('payments'));
    await approveAs(lead.scope, version);
    await activateAs(here.scope, version);
    await workOnce();
    expect(await heardBy(ann)).toEqual([]);
  });
});

describe('proof', () => {
  const payload = {
    ...{ agent: 'agent_pay', pact: 'payments', clause: 'C2', check: 'citation_accuracy' },
    ...{ owner: 'ops', checkOwner: 'quality', closesAt: '2026-12-01T10:00:00.000Z' },
    methods: ['automated', 'attested'],
  };

  it('rings for the owners of the clause and of the check, once more when it is stale, and until new evidence', async () => {
    await seedTeam(here, { key: 'ops', members: [bob.principal.personId] });
    await seedTeam(here, { key: 'quality', members: [ann.principal.personId] });
    await tellOf(here, 'evidence.expiring', 'evd_1', payload);
    await workOnce();
    expect(await heardBy(bob)).toEqual(['evidence.expiring unread']);
    await tellOf(here, 'evidence.stale', 'evd_1', payload);
    await tellOf(here, 'evidence.stale', 'evd_2', { ...payload, check: 'citationXaccuracy' });
    await workOnce();
    expect(await heardBy(ann)).toEqual(['evidence.stale unread', 'evidence.stale unread']);
    expect(await heardBy(ben)).toEqual([]);
    const proves = ['agent_pay:citation_accuracy:automated', 'other:tone:automated'];
    await tellOf(here, 'evidence.recorded', 'evd_3', { proves });
    await workOnce();
    expect((await heardBy(bob)).toSorted()).toEqual(['evidence.recorded settled', 'evidence.stale unread']);
    await tellOf(here, 'evidence.expiring', 'evd_3', payload);
    await workOnce();
    expect((await heardBy(bob)).toSorted()).toEqual(['evidence.expiring unread', 'evidence.stale unread']);
  });
});

describe('evidence by a method that the clause does not accept', () => {
  it('leaves the notice open', async () => {
    await seedTeam(here, { key: 'ops', members: [bob.principal.personId] });
    const stale = { agent: 'agent_pay', pact: 'payments', clause: 'C2', check: 'tone', owner: 'ops' };
    await tellOf(here, 'evidence.stale', 'evd_1', { ...stale, methods: ['attested'] });
    await tellOf(here, 'evidence.recorded', 'evd_2', { proves: ['agent_pay:tone:self_reported'] });
    await workOnce();
    expect(await heardBy(bob)).toEqual(['evidence.stale unread']);
    await tellOf(here, 'evidence.recorded', 'evd_3', { proves: ['agent_pay:tone:attested'] });
    await workOnce();
    expect(await heardBy(bob)).toEqual(['evidence.recorded settled']);
  });
});

describe('an override', () => {
  it('asks whoever may grant it, and its answer settles that and tells who asked', async () => {
    const wish = { agentIds: [agentId], status: 'requested', requestedById: bob.principal.personId } as const;
    const { id } = await seedOverride(here, wish);
    await tellOf(here, 'override.requested', id);
    await workOnce();
    expect(await heardBy(lead)).toEqual(['override.requested unread']);
    expect([await heardBy(ann), await heardBy(bob)]).toEqual([[], []]);
    const { items } = await bellOf(lead);
    expect(items).toMatchObject([
      { href: `/overrides/${id}`, payload: { agents: ['agent_pay'], targetType: 'posture' } },
    ]);
    await tellOf(here, 'override.denied', id);
    await workOnce();
    expect(await heardBy(lead)).toEqual(['override.denied settled']);
    expect(await heardBy(bob)).toEqual(['override.denied unread']);
  });

  it('taken by breaking the glass rings for everybody, and stays open until somebody reviewed it', async () => {
    const team = await seedTeam(here, { key: 'night-watch', members: [bob.principal.personId] });
    const owes = { teamId: team.id, dueAt: later(HOUR_MS) };
    const { id } = await seedOverride(here, {
      agentIds: [agentId],
      owes,
      requestedById: lead.principal.personId,
    });
    await tellOf(here, 'override.broke_glass', id);
    await workOnce();
    for (const person of [here.owner, ann, ben, bob, lead])
      expect(await heardBy(person)).toEqual(['override.broke_glass unread']);
    await tellOf(here, 'override.expired', id);
    await workOnce();
    expect(await heardBy(lead)).toEqual(['override.expired unread']);
    expect(await heardBy(ann)).toEqual(['override.broke_glass unread']);
    await tellOf(here, 'override.review_overdue', id);
    await workOnce();
    expect(await heardBy(bob)).toEqual(['override.review_overdue unread']);
    expect(await heardBy(lead)).toEqual(['override.expired unread']);
  });

  it('taken by breaking the glass and reviewed before the worker ran is told to everybody, as settled', async () => {
    const { id } = await seedOverride(here, {
      agentIds: [agentId],
      owes: { teamId: (await seedTeam(here)).id, dueAt: later(HOUR_MS) },
      requestedById: lead.principal.personId,
    });
    await tellOf(here, 'override.broke_glass', id);
    await reviewOverride(here.scope, {
      params: { overrideId: id },
      body: { verdict: 'justified', text: 'The feed was down' },
    });
    await workOnce();
    for (const person of [here.owner, ann, bob])
      expect(await heardBy(person)).toEqual(['override.broke_glass settled']);
    expect(await heardBy(lead)).toEqual(['override.reviewed unread']);
    expect(await deliveriesOf(here)).toContainEqual(
      expect.objectContaining({ topic: 'override.broke_glass', address: ann.principal.email }),
    );
  });
});

describe('a stop', () => {
  it('rings for everybody, and its lifting is the same notice, unread again', async () => {
    await tellOf(here, 'stop.frozen', 'stp_1', { target: 'agent', targetKey: 'agent_pay', reason: 'Odd' });
    await workOnce();
    await tellOf(here, 'stop.lifted', 'stp_1', { target: 'agent', targetKey: 'agent_pay', reason: 'Fine' });
    await workOnce();
    for (const person of [here.owner, ann, bob])
      expect(await heardBy(person)).toEqual(['stop.lifted unread']);
  });
});

describe('somebody who left', () => {
  it('is told of nothing any more', async () => {
    await removeMember(here.scope, { params: { personId: ann.principal.personId } });
    await seedReview(here, { agentId });
    await workOnce();
    expect(await heardBy(ben)).toEqual(['review.opened unread']);
  });
});
