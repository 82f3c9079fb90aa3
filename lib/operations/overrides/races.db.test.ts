import { beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#lib/domain/problems/problem.ts';
import { denyOverride } from '#lib/operations/overrides/deny-override.ts';
import { grantOverride } from '#lib/operations/overrides/grant-override.ts';
import { listOverrides } from '#lib/operations/overrides/list-overrides.ts';
import { readOverride } from '#lib/operations/overrides/read-override.ts';
import { revokeOverride } from '#lib/operations/overrides/revoke-override.ts';
import { newId } from '#lib/platform/ids.ts';
import { write } from '#lib/store/transaction.ts';
import { seedOverride, spendOverride } from '#lib/testing/overrides.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedAgent,
  seedMember,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

const HOUR_MS = 3_600_000;
let here: SeededWorkspace;
let agentId: string;
let leads: SeededMember[];

beforeAll(async () => {
  here = await seedWorkspace();
  agentId = (await seedAgent(here)).id;
  leads = [];
  for (const name of ['Lena', 'Lars', 'Lou'])
    leads.push(await seedMember(here, { role: 'trust_lead', name }));
});

const ask = async () => (await seedOverride(here, { agentIds: [agentId], status: 'requested' })).id;
const endOf = (step: Promise<unknown>) =>
  step.then(
    () => 'ok',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  );
const grant = ({ scope }: SeededMember, overrideId: string) =>
  endOf(grantOverride(scope, { params: { overrideId }, body: { text: '' } }));
const deny = ({ scope }: SeededMember, overrideId: string) =>
  endOf(denyOverride(scope, { params: { overrideId }, body: { text: 'No.' } }));
const withdraw = (overrideId: string) =>
  endOf(revokeOverride(here.scope, { params: { overrideId }, body: { reason: 'Not needed.' } }));
const stateOf = async (overrideId: string) =>
  (await readOverride(here.scope, { params: { overrideId } })).state;

describe('of those who act at once', () => {
  it('one grants, the others are told that somebody was first', async () => {
    const id = await ask();
    const ends = await Promise.all(leads.map((lead) => grant(lead, id)));
    expect(ends.sort()).toEqual(['ok', 'override_status', 'override_status']);
    expect(await stateOf(id)).toBe('active');
  });

  it.each(Array.from({ length: 8 }, (_, round) => round))(
    'one grants, denies or withdraws, and the override is what that one made of it (%s)',
    async () => {
      const id = await ask();
      const [lena, lars] = leads;
      if (!lena || !lars) throw new Error('there are three leads');
      const ends = await Promise.all([grant(lena, id), deny(lars, id), withdraw(id)]);
      // A withdrawal that finds the request granted is an end of the grant, which its requester may make as well.
      const state = await stateOf(id);
      if (ends[0] === 'ok' && ends[2] === 'ok') expect(state).toBe('revoked');
      else expect(state).toBe(['active', 'denied', 'revoked'][ends.indexOf('ok')]);
      expect(ends.filter((end) => end === 'ok').length).toBeGreaterThan(0);
      expect(ends[0] === 'ok' && ends[1] === 'ok').toBe(false);
    },
  );
});

describe('the database itself', () => {
  const put = (given: object) =>
    write(here.scope, async ({ db, touch }) => {
      const id = newId('override');
      touch('override', id);
      const now = new Date();
      const personId = here.owner.principal.personId;
      await db.override.create({
        data: {
          ...{ workspaceId: here.workspaceId, id, status: 'requested' },
          ...{ targetType: 'posture', tier: 'high', agentIds: [agentId], actions: ['tool:wire-transfer'] },
          ...{
            reasonCode: 'other',
            reason: 'To see.',
            maxUses: 1,
            requestedById: personId,
            requestedAt: now,
          },
          ...{ startsAt: now, endsAt: new Date(now.getTime() + HOUR_MS), ...given },
        },
        select: { id: true },
      });
    });

  it('refuses a grant by who asked, a grant by nobody, and glass broken without a review or for too long', async () => {
    const personId = here.owner.principal.personId;
    const own = { status: 'granted', answeredById: personId, answeredAt: new Date() };
    await expect(put(own)).rejects.toThrow();
    await expect(put({ status: 'granted' })).rejects.toThrow();
    await expect(put({ ...own, isBreakGlass: true })).rejects.toThrow();
    const owes = { isBreakGlass: true, reviewTeamId: 'tea_1', reviewDueAt: new Date() };
    await expect(put({ ...own, ...owes, endsAt: new Date(Date.now() + 5 * HOUR_MS) })).rejects.toThrow();
    await expect(put({ endsAt: new Date(Date.now() + 31 * 24 * HOUR_MS) })).rejects.toThrow();
    await expect(put({ ...own, ...owes })).resolves.toBeDefined();
  });

  const change = (id: string, data: object) =>
    write(here.scope, async ({ db, touch }) => {
      touch('override', id);
      await db.override.updateMany({ where: { workspaceId: here.workspaceId, id }, data });
    });

  it('refuses to change the terms of an override, and to take up again what has ended', async () => {
    const { id } = await seedOverride(here, { agentIds: [agentId] });
    for (const terms of [
      { maxUses: 2 },
      { actions: ['tool:wire-transfer', 'shell:*'] },
      { agentIds: [agentId, 'agt_x'] },
      { endsAt: new Date(Date.now() + 20 * HOUR_MS) },
      { tier: 'critical' },
      { requestedById: 'per_x' },
    ])
      await expect(change(id, terms)).rejects.toThrow();
    await change(id, { status: 'revoked' });
    for (const status of ['granted', 'requested', 'expired'])
      await expect(change(id, { status })).rejects.toThrow();
  });
});

it('a page is cut by the very state that is shown', async () => {
  const [past, soon] = [new Date(Date.now() - 3 * HOUR_MS), new Date(Date.now() + HOUR_MS)];
  const wishes = [
    {},
    { status: 'requested' },
    { startsAt: past },
    { status: 'requested', startsAt: past },
    { startsAt: soon, requestedAt: past },
    { maxUses: 2 },
  ] as const;
  const ids: string[] = [];
  for (const wish of wishes) ids.push((await seedOverride(here, { agentIds: [agentId], ...wish })).id);
  for (const id of [ids[0], ids[2], ids[5]]) if (id) await spendOverride(here, id, { agentId });
  const [lead] = leads;
  if (lead) await deny(lead, await ask());
  await withdraw(await ask());
  const all = await listOverrides(here.scope, { query: { limit: 200, owesReview: 'false' } });
  const states = [...new Set(all.items.map((item) => item.state))];
  expect(states.sort()).toEqual([
    'active',
    'denied',
    'exhausted',
    'expired',
    'requested',
    'revoked',
    'scheduled',
  ]);
  for (const state of states) {
    const { items } = await listOverrides(here.scope, { query: { limit: 200, owesReview: 'false', state } });
    expect(items.map(({ id }) => id)).toEqual(
      all.items.filter((item) => item.state === state).map(({ id }) => id),
    );
  }
});
