import { describe, expect, it } from 'vitest';
import { readNow } from '#lib/operations/overview/read-now.ts';
import { readPulse } from '#lib/operations/overview/read-pulse.ts';
import { write } from '#lib/store/transaction.ts';
import { seedOverride, spendOverride } from '#lib/testing/overrides.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededWorkspace,
  seedAgent,
  seedMember,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();
const HOUR = 3_600_000;
const at = (ms: number) => new Date(Date.now() + ms);
const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).sort();

/** A workspace, one agent of it, and a way to put overrides of the posture for it there. */
async function place() {
  const workspace = await seedWorkspace();
  const agent = await seedAgent(workspace);
  const team = await seedTeam(workspace);
  const put = (wish: Partial<Parameters<typeof seedOverride>[1]> = {}) =>
    seedOverride(workspace, { agentIds: [agent.id], ...wish });
  const owes = { teamId: team.id, dueAt: at(24 * HOUR) };
  return { workspace, agent, put, owes };
}

type Change = { readonly status?: string; readonly reviewedById?: string };

async function change({ workspaceId, scope }: SeededWorkspace, id: string, { status, reviewedById }: Change) {
  const reviewed = reviewedById && { reviewedById, reviewedAt: at(0), reviewVerdict: 'justified' };
  await write(scope, ({ db, touch }) => {
    touch('override', id);
    return db.override.updateMany({
      where: { workspaceId, id },
      data: { ...(status && { status }), ...reviewed },
    });
  });
}

describe('overrides among what needs somebody', () => {
  it('are requests whose time has not passed and reviews nobody gave yet, and nothing of another workspace', async () => {
    const { workspace, agent, put, owes } = await place();
    const second = await seedMember(workspace, { role: 'operator' });
    const waits = await put({ status: 'requested', reason: 'The feed is late' });
    await put({ status: 'requested', startsAt: at(-3 * HOUR), endsAt: at(-HOUR) });
    await change(workspace, (await put({ status: 'requested' })).id, { status: 'denied' });
    await put();
    const owed = await put({ owes });
    await change(workspace, owed.id, { status: 'revoked' });
    const reviewedById = second.principal.personId;
    await change(workspace, (await put({ owes })).id, { reviewedById });

    const { overrides } = await readNow(workspace.scope);
    expect(idsOf(overrides)).toEqual(idsOf([waits, owed]));
    expect(overrides.find(({ id }) => id === waits.id)).toMatchObject({
      waitsFor: 'grant',
      reason: 'The feed is late',
      tier: 'high',
      clause: null,
      agents: [agent.key],
      by: workspace.owner.principal.name,
    });
    expect(overrides.find(({ id }) => id === owed.id)).toMatchObject({
      waitsFor: 'review',
      dueAt: owes.dueAt,
    });
    expect((await readPulse(workspace.scope)).waitingOverrides).toBe(1);
    const elsewhere = await seedWorkspace();
    expect((await readNow(elsewhere.scope)).overrides).toEqual([]);
    expect((await readPulse(elsewhere.scope)).waitingOverrides).toBe(0);
  });
});

describe('broken glass', () => {
  it('is shown while it waives something: from its start to its end, while a use is left', async () => {
    const { workspace, agent, put, owes } = await place();
    const shown = await put({ owes, maxUses: 2, reason: 'The feed is late' });
    await spendOverride(workspace, shown.id, { agentId: agent.id });
    const usedUp = await put({ owes });
    await spendOverride(workspace, usedUp.id, { agentId: agent.id });
    await put({ owes, startsAt: at(-2 * HOUR), endsAt: at(-HOUR) });
    await change(workspace, (await put({ owes })).id, { status: 'revoked' });
    await put();
    const { brokenGlass } = await readPulse(workspace.scope);
    expect(idsOf(brokenGlass)).toEqual([shown.id]);
    expect(brokenGlass[0]).toMatchObject({ used: 1, maxUses: 2, reason: 'The feed is late' });
    expect((await readPulse((await seedWorkspace()).scope)).brokenGlass).toEqual([]);
  });

  it('is shown on, reviewed or not, until it ends', async () => {
    const { workspace, put, owes } = await place();
    const glass = await put({ owes });
    const second = await seedMember(workspace, { role: 'operator' });
    await change(workspace, glass.id, { reviewedById: second.principal.personId });
    expect(idsOf((await readPulse(workspace.scope)).brokenGlass)).toEqual([glass.id]);
  });
});
