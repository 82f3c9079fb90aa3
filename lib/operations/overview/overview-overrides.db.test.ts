import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNow } from '#lib/operations/overview/read-now.ts';
import { readPulse } from '#lib/operations/overview/read-pulse.ts';
import { newId } from '#lib/platform/ids.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedMember, seedWorkspace } from '#lib/testing/workspaces.ts';

const database = withTestDatabase();
const HOUR = 3_600_000;

let client: pg.Client;
let here: SeededWorkspace;
let elsewhere: SeededWorkspace;
let agent: { readonly id: string; readonly key: string };

type Wish = {
  readonly status: 'requested' | 'granted' | 'revoked' | 'denied';
  readonly endsInMs?: number;
  readonly startsInMs?: number;
  readonly isBreakGlass?: boolean;
  readonly maxUses?: number;
  readonly reviewedBy?: string;
};

const at = (ms: number) => new Date(Date.now() + ms);

async function put(wish: Wish): Promise<string> {
  const { status, endsInMs = HOUR, startsInMs = -2 * HOUR, isBreakGlass = false, maxUses = 2 } = wish;
  const id = newId('override');
  const personId = here.owner.principal.personId;
  await client.query(
    `INSERT INTO override (workspace_id, id, status, target_type, tier, agent_ids, actions, reason_code, reason,
       starts_at, ends_at, max_uses, is_break_glass, requested_by_id, requested_at, review_due_at, reviewed_at, reviewed_by_id)
     VALUES ($1, $2, $3, 'posture', 'high', $4, '{tool:wire}', 'other', 'The feed is late', $5, $6, $7, $8, $9, now(), $10, $11, $12)`,
    [
      here.workspaceId,
      id,
      status,
      [agent.id],
      at(startsInMs),
      at(endsInMs),
      maxUses,
      isBreakGlass,
      personId,
      isBreakGlass ? at(24 * HOUR) : null,
      wish.reviewedBy ? at(0) : null,
      wish.reviewedBy ?? null,
    ],
  );
  return id;
}

async function use(overrideId: string, ordinal: number): Promise<void> {
  await client.query(
    `INSERT INTO consumption (workspace_id, grant_key, window_start, ordinal, total, decision_id)
     VALUES ($1, $2, 0, $3::int, $3::int, $4)`,
    [here.workspaceId, `override:${overrideId}`, ordinal, newId('decision')],
  );
}

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).sort();

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  here = await seedWorkspace();
  elsewhere = await seedWorkspace();
  agent = await seedAgent(here);
});

afterAll(() => client.end());

describe('overrides among what needs somebody', () => {
  it('are requests whose time has not passed and reviews nobody gave yet, and nothing of another workspace', async () => {
    const second = await seedMember(here, { role: 'operator' });
    const waits = await put({ status: 'requested' });
    await put({ status: 'requested', startsInMs: -3 * HOUR, endsInMs: -HOUR });
    await put({ status: 'denied' });
    await put({ status: 'granted' });
    const owed = await put({ status: 'revoked', isBreakGlass: true });
    await put({ status: 'granted', isBreakGlass: true, reviewedBy: second.principal.personId });
    const { overrides } = await readNow(here.scope);
    expect(idsOf(overrides)).toEqual([waits, owed].sort());
    expect(overrides.find(({ id }) => id === waits)).toMatchObject({
      waitsFor: 'grant',
      tier: 'high',
      clause: null,
      agents: [agent.key],
      by: here.owner.principal.name,
    });
    expect(overrides.find(({ id }) => id === owed)?.waitsFor).toBe('review');
    expect((await readPulse(here.scope)).waitingOverrides).toBe(1);
    expect((await readNow(elsewhere.scope)).overrides).toEqual([]);
    expect((await readPulse(elsewhere.scope)).waitingOverrides).toBe(0);
  });
});

describe('broken glass', () => {
  it('is shown while it waives something: from its start to its end, while a use is left', async () => {
    const shown = await put({ status: 'granted', isBreakGlass: true });
    await use(shown, 1);
    const usedUp = await put({ status: 'granted', isBreakGlass: true, maxUses: 1 });
    await use(usedUp, 1);
    await put({ status: 'granted', isBreakGlass: true, startsInMs: -2 * HOUR, endsInMs: -HOUR });
    await put({ status: 'granted', isBreakGlass: true, startsInMs: HOUR, endsInMs: 2 * HOUR });
    await put({ status: 'granted' });
    const { brokenGlass } = await readPulse(here.scope);
    const glass = brokenGlass.find(({ id }) => id === shown);
    expect(glass).toMatchObject({ used: 1, maxUses: 2, reason: 'The feed is late' });
    expect(idsOf(brokenGlass)).not.toContain(usedUp);
    // The other one left is the reviewed one of the test above: its review does not end it.
    expect(brokenGlass).toHaveLength(2);
    expect((await readPulse(elsewhere.scope)).brokenGlass).toEqual([]);
  });
});
