import { beforeAll, describe, expect, it } from 'vitest';
import * as replay from '#app/api/v1/decisions/[decisionId]/replay/route.ts';
import * as one from '#app/api/v1/decisions/[decisionId]/route.ts';
import * as counts from '#app/api/v1/decisions/counts/route.ts';
import * as all from '#app/api/v1/decisions/route.ts';
import { decide } from '#lib/domain/decisions/decide.ts';
import { compilePolicy } from '#lib/domain/decisions/policy.ts';
import type { DecisionRecord } from '#lib/domain/decisions/record.ts';
import type { Decision, DecisionMode, DecisionRequest, Facts } from '#lib/domain/decisions/types.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';
import { write } from '#lib/store/transaction.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedMember, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const ACTION = 'tool:wire-transfer';
let here: SeededWorkspace;
let cookie: string;
let auditor: string;
let agent: Awaited<ReturnType<typeof seedAgent>>;
let pact: Awaited<ReturnType<typeof seedActivePact>>;

beforeAll(async () => {
  here = await seedWorkspace();
  cookie = await sessionCookie(here.owner);
  auditor = await sessionCookie(await seedMember(here, { role: 'auditor' }));
  agent = await seedAgent(here, { key: 'agent_pay' });
  pact = await seedActivePact(here);
});

function factsOf(workspaceId: string): Facts {
  const { id, key, name, labels } = agent;
  return {
    ...{
      workspaceId,
      requestDigest: sha256('request'),
      delegates: [],
      callerAgentId: null,
      stops: [],
      review: null,
    },
    agent: { id, key, name, owner: 'first-team', labels, isRetired: false },
    ...{ isActionDeclared: true, catalogueTier: 'critical', posture: { effect: 'block', owner: null } },
    teams: { 'first-team': 'First team' },
  };
}

type Wish = { amount: number; mode?: DecisionMode; at?: Date; alter?: (decision: Decision) => Decision };

/** A decision as the engine makes it and the recorder keeps it. */
async function decided({
  amount,
  mode = 'enforce',
  at = new Date(),
  alter = (same) => same,
}: Wish): Promise<string> {
  const { workspaceId } = here;
  const request: DecisionRequest = { agentId: agent.key, action: ACTION, context: { amount }, mode };
  const facts = factsOf(workspaceId);
  const { pactId, digest, content } = pact;
  const policy = compilePolicy([{ pactId, version: 1, digest, content }]);
  const decision = decide(request, facts, policy, () => ({ ordinal: 0, total: '0' }), at.getTime());
  const record: DecisionRecord = { v: 1, request, facts, now: at.getTime(), decision: alter(decision) };
  const id = newId('decision', at.getTime());
  await write(here.scope, async ({ db, touch }) => {
    touch('decision', id);
    const row = { workspaceId, id, evaluatedAt: at, agentId: agent.id, action: ACTION, tier: decision.tier };
    await db.decision.create({
      data: {
        ...row,
        effect: decision.effect,
        mode,
        requestDigest: sha256(String(amount)),
        revision: 1n,
        record: canonicalJson(record),
      },
      select: { id: true },
    });
  });
  return id;
}

async function ids(query: string): Promise<string[]> {
  const page = await (await ask(all.GET, { cookie, path: `/?${query}` })).json();
  return page.items.map((item: { id: string }) => item.id);
}

describe('replaying a decision', () => {
  const again = (decisionId: string, who = auditor) =>
    ask(replay.POST, { method: 'POST', cookie: who, params: { decisionId } });

  it.each([250, 25_000])('proves that the same bytes come out again: %s', async (amount) => {
    const answer = await (await again(await decided({ amount }))).json();
    expect(answer).toMatchObject({ isSame: true, differences: [] });
    expect(answer.recordedDigest).toBe(answer.replayedDigest);
  });

  it('names every path at which a record was made up', async () => {
    const id = await decided({
      amount: 25_000,
      alter: (decision) => ({ ...decision, effect: 'allow', allowed: true }),
    });
    expect(await (await again(id)).json()).toMatchObject({
      isSame: false,
      differences: ['allowed', 'effect'],
    });
  });

  it('notices a citation of a text that is not the version’s', async () => {
    const alter = (decision: Decision): Decision => ({
      ...decision,
      pacts: decision.pacts.map((cited) => ({ ...cited, digest: sha256('another text') })),
    });
    const answer = await (await again(await decided({ amount: 1, alter }))).json();
    expect(answer).toMatchObject({ isSame: false, differences: expect.arrayContaining(['pacts.0.digest']) });
  });

  it('is a 404 elsewhere', async () => {
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    expect((await again(await decided({ amount: 2 }), stranger)).status).toBe(404);
  });
});

describe('reading a decision', () => {
  it('shows exactly what was asked, what the gate knew and what it answered', async () => {
    const decisionId = await decided({ amount: 25_000 });
    const read = await (await ask(one.GET, { cookie: auditor, params: { decisionId } })).json();
    expect(read).toMatchObject({
      decision: {
        id: decisionId,
        allowed: false,
        effect: 'review',
        pacts: [{ key: 'payments', version: 1 }],
      },
      agent: { key: 'agent_pay', owner: 'First team' },
      request: { context: { amount: 25_000 } },
      facts: { catalogueTier: 'critical' },
      outcomes: [],
    });
    expect(read.decision.reasons[0]).toMatchObject({ clause: 'transfer-limit', outcome: 'unsatisfied' });
  });

  it('is a 404 elsewhere', async () => {
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    const params = { decisionId: await decided({ amount: 3 }) };
    expect((await ask(one.GET, { cookie: stranger, params })).status).toBe(404);
  });
});

describe('listing decisions', () => {
  it('filters by effect, mode, time, digest and agent, newest first, a page at a time', async () => {
    // Ahead of now: ids made in one process never go back.
    const day = (n: number) => new Date(Date.UTC(2100, 0, n));
    const held = await decided({ amount: 9_000, at: day(1) });
    const allowed = await decided({ amount: 10, at: day(2) });
    const tried = await decided({ amount: 11, at: day(3), mode: 'dry_run' });
    const window = `from=${day(1).toISOString()}&to=${day(4).toISOString()}`;
    expect(await ids(window)).toEqual([tried, allowed, held]);
    expect(await ids(`${window}&effect=review`)).toEqual([held]);
    expect(await ids(`${window}&effect=review,allow&mode=enforce`)).toEqual([allowed, held]);
    expect(await ids(`${window}&agent=agent_pay&action=${ACTION}`)).toEqual([tried, allowed, held]);
    expect(await ids(`${window}&agent=nobody`)).toEqual([]);
    expect(await ids(`requestDigest=${sha256('9000')}`)).toEqual([held]);
    expect(await ids(`from=${day(2).toISOString()}&to=${day(3).toISOString()}`)).toEqual([allowed]);
    const first = await (await ask(all.GET, { cookie, path: `/?${window}&limit=2` })).json();
    expect(await ids(`${window}&limit=2&cursor=${first.next}`)).toEqual([held]);
  });

  it('says in a sentence what was answered, and refuses an effect there is none of', async () => {
    const [item] = (await (await ask(all.GET, { cookie, path: '/?effect=review&limit=1' })).json()).items;
    expect(item).toMatchObject({
      agent: { key: 'agent_pay' },
      outcome: null,
      summary: expect.stringMatching(/\S/),
    });
    expect((await ask(all.GET, { cookie, path: '/?effect=maybe' })).status).toBe(400);
  });
});

describe('counting decisions', () => {
  const day = (n: number) => new Date(Date.UTC(2100, 1, n));
  const window = `from=${day(1).toISOString()}&to=${day(4).toISOString()}`;
  const count = async (query: string, who = cookie) =>
    (await ask(counts.GET, { cookie: who, path: `/?${query}` })).json();

  it('counts by each column under the others, and over time by effect', async () => {
    const held = await decided({ amount: 9_001, at: day(1) });
    await decided({ amount: 12, at: day(2) });
    const tried = await decided({ amount: 13, at: day(3), mode: 'dry_run' });
    const every = await count(window);
    expect(every).toMatchObject({ total: 3, isAtLeast: false });
    expect(
      every.facets.effect.map(({ value, count: of }: { value: string; count: number }) => [value, of]),
    ).toEqual([
      ['allow', 2],
      ['review', 1],
    ]);
    expect(every.facets.agent).toEqual([{ value: agent.id, label: 'agent_pay', count: 3 }]);
    const some = await count(`${window}&effect=review,block&mode=enforce`);
    expect(some.total).toBe(1);
    expect(some.facets.mode).toEqual([{ value: 'enforce', label: 'enforce', count: 1 }]);
    const bars = some.buckets.filter((bucket: { counts: object }) => Object.keys(bucket.counts).length > 0);
    expect(bars).toMatchObject([{ from: day(1).toISOString(), counts: { review: 1 } }]);
    expect(await ids(`${window}&agent=agent_pay,nobody&tier=critical,low`)).toHaveLength(3);
    expect(await ids(`${window}&after=${held}&mode=dry_run`)).toEqual([tried]);
  });

  it('counts nothing of another workspace', async () => {
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    expect(await count(window, stranger)).toMatchObject({ total: 0, facets: { agent: [] } });
  });

  it('refuses a tier there is none of, and a range that ends before it begins', async () => {
    const status = async (query: string) => (await ask(counts.GET, { cookie, path: `/?${query}` })).status;
    expect(await status(`${window}&tier=huge`)).toBe(400);
    expect(await status(`from=${day(4).toISOString()}&to=${day(1).toISOString()}`)).toBe(400);
    expect((await ask(counts.GET, { path: `/?${window}` })).status).toBe(401);
  });
});
