import { beforeAll, describe, expect, it } from 'vitest';
import type { Override } from '#lib/domain/overrides/types.ts';
import { endOverridesJob } from '#lib/jobs/end-overrides.ts';
import { reviewOverride } from '#lib/operations/overrides/review-override.ts';
import { createLogger } from '#lib/platform/logger.ts';
import * as overrides from '#lib/store/overrides.ts';
import { read } from '#lib/store/transaction.ts';
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

const HOUR_MS = 3_600_000;
const START = new Date(Date.now() - 10 * HOUR_MS);
const at = (hours: number) => new Date(START.getTime() + hours * HOUR_MS);

let here: SeededWorkspace;
let agentId: string;
let teamId: string;

beforeAll(async () => {
  here = await seedWorkspace();
  agentId = (await seedAgent(here)).id;
  teamId = (await seedTeam(here)).id;
});

const run = (hours: number) =>
  endOverridesJob.run({
    now: () => at(hours),
    log: createLogger('test'),
    signal: new AbortController().signal,
  });
/** An override from the start until 2 hours later. */
const seed = (given: Partial<Parameters<typeof seedOverride>[1]> = {}) =>
  seedOverride(here, { agentIds: [agentId], startsAt: START, endsAt: at(2), ...given });

async function find(overrideId: string): Promise<Override> {
  const override = await read(here.scope, (transaction) => overrides.find(transaction, overrideId));
  if (!override) throw new Error('it was there');
  return override;
}

/** What was recorded and what was told of the override, oldest first. */
async function saidOf(overrideId: string): Promise<{ recorded: string[]; told: string[] }> {
  return read(here.scope, async ({ db, scope: { workspaceId } }) => {
    const events = await db.event.findMany({
      where: { workspaceId, subjectType: 'override', subjectId: overrideId },
      orderBy: { id: 'asc' },
      select: { type: true },
    });
    const messages = await db.outboxMessage.findMany({
      where: { workspaceId, subjectId: overrideId },
      orderBy: { id: 'asc' },
      select: { topic: true },
    });
    return { recorded: events.map(({ type }) => type), told: messages.map(({ topic }) => topic) };
  });
}

describe('the worker', () => {
  it('leaves alone what is not over', async () => {
    const { id } = await seed();
    await run(2 - 1 / HOUR_MS);
    expect(await find(id)).toMatchObject({ status: 'granted', endedAt: null });
    expect(await saidOf(id)).toEqual({ recorded: [], told: [] });
  });

  it('marks what has expired, granted or never answered, and tells once', async () => {
    const ids = [(await seed()).id, (await seed({ status: 'requested' })).id];
    await run(2);
    await run(2);
    await run(3);
    for (const id of ids) {
      expect(await find(id)).toMatchObject({ status: 'expired', endedAt: at(2), endedBy: null });
      expect(await saidOf(id)).toEqual({ recorded: ['override.expired'], told: ['override.expired'] });
    }
  });

  it('after a downtime marks what ended meanwhile, with the time it ended at', async () => {
    const { id } = await seed();
    await run(9);
    expect(await find(id)).toMatchObject({ status: 'expired', endedAt: at(2) });
  });

  it('marks what is used up, and calls it so also where its end has passed since', async () => {
    const { id } = await seed({ maxUses: 2 });
    await spendOverride(here, id, { agentId });
    await run(1);
    expect((await find(id)).status).toBe('granted');
    await spendOverride(here, id, { agentId });
    await run(8);
    await run(9);
    expect(await find(id)).toMatchObject({ status: 'exhausted', used: 2 });
    expect(await saidOf(id)).toEqual({ recorded: ['override.exhausted'], told: ['override.exhausted'] });
  });

  it('asks after an owed review once it is past due, once, and never after one that was answered', async () => {
    const owes = { teamId, dueAt: at(5) };
    const [late, done] = [(await seed({ owes })).id, (await seed({ owes })).id];
    const second = await seedMember(here, { role: 'trust_lead' });
    const body = { verdict: 'justified', text: 'It was.' } as const;
    await reviewOverride(second.scope, { params: { overrideId: done }, body });
    await run(4);
    expect((await saidOf(late)).told).toEqual(['override.expired']);
    await run(5);
    await run(6);
    expect((await saidOf(late)).told).toEqual(['override.expired', 'override.review_overdue']);
    expect((await saidOf(done)).told).not.toContain('override.review_overdue');
  });

  it('can run twice at once and still tells once', async () => {
    const { id } = await seed();
    await Promise.all([run(3), run(3), run(3)]);
    expect((await saidOf(id)).told).toEqual(['override.expired']);
  });

  it('works through many workspaces, each in its own', async () => {
    const other = await seedWorkspace();
    const agent = await seedAgent(other);
    const wish = { agentIds: [agent.id], startsAt: START, endsAt: at(2) };
    const [mine, theirs] = [await seed(), await seedOverride(other, wish)];
    await run(3);
    expect((await find(mine.id)).status).toBe('expired');
    const found = await read(other.scope, (transaction) => overrides.find(transaction, theirs.id));
    expect(found?.status).toBe('expired');
  });
});
