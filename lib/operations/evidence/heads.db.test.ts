import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as one from '#app/api/v1/evidence/[evidenceId]/route.ts';
import * as evidence from '#app/api/v1/evidence/route.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';
import { read } from '#lib/store/transaction.ts';
import {
  type EvidenceWish,
  evidenceBody,
  seedCheck,
  seedEvidence,
  seedSource,
} from '#lib/testing/evidence.ts';
import { headOf } from '#lib/testing/heads.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const BUILD = `sha256:${'3f2a'.repeat(16)}`;

/** Results by how little they prove; those that prove as much are told apart by their ids. */
const RESULTS: readonly { readonly result: CheckResult; readonly badness: number }[] = [
  { result: { passed: 40, failed: 0 }, badness: 0 },
  { result: { passed: 2, failed: 0 }, badness: 0 },
  { result: { value: 0.3, threshold: 0.3, passes: 'at_least' }, badness: 0 },
  { result: { value: -1e-9, threshold: 0, passes: 'at_most' }, badness: 0 },
  { result: { passed: 9_007_199_254_740_990, failed: 1 }, badness: 1 },
  { result: { passed: 4_503_599_627_370_495, failed: 1 }, badness: 2 },
  { result: { passed: 1, failed: 2 }, badness: 3 },
  { result: { passed: 3, failed: 6 }, badness: 3 },
  { result: { passed: 0, failed: 3 }, badness: 4 },
  { result: { value: 0.29, threshold: 0.3, passes: 'at_least' }, badness: 5 },
  { result: { value: 1e21, threshold: 2, passes: 'at_most' }, badness: 5 },
];

let here: SeededWorkspace;
let owner: string;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = await sessionCookie(here.owner);
  await seedCheck(here);
  await seedSource(here);
});

async function send(given: EvidenceWish) {
  const answer = await ask(evidence.POST, { method: 'POST', cookie: owner, body: evidenceBody(given) });
  return { status: answer.status, body: await answer.json() };
}

/** The heads of an agent: evidence by build. */
async function headsOf(agentId: string): Promise<Record<string, string>> {
  const select = { buildDigest: true, evidenceId: true };
  const rows = await read(here.scope, ({ db }) => db.evidenceHead.findMany({ where: { agentId }, select }));
  return Object.fromEntries(rows.map((row) => [row.buildDigest, row.evidenceId]));
}

function hoursAgo(hours: number, now: number): Date {
  return new Date(now - hours * 3_600_000);
}

describe('the head of an agent’s evidence', () => {
  it('is the newest of its method and build, in whatever order it arrives', async () => {
    const { id: agent } = await seedAgent(here);
    const now = Date.now();
    const newer = await seedEvidence(here, { agent, observedAt: hoursAgo(1, now) });
    await seedEvidence(here, { agent, observedAt: hoursAgo(2, now) });
    expect(await headsOf(agent)).toEqual({ '': newer.id });
    const newest = await seedEvidence(here, { agent, observedAt: hoursAgo(0, now) });
    expect(await headsOf(agent)).toEqual({ '': newest.id });
  });

  it('falls back to the one before when a correction takes it to another build, and goes with the last', async () => {
    const { id: agent } = await seedAgent(here);
    const now = Date.now();
    const first = await seedEvidence(here, { agent, observedAt: hoursAgo(2, now) });
    const second = await seedEvidence(here, { agent, observedAt: hoursAgo(1, now) });
    const before = await headOf(here);
    const wish = { agent, buildDigest: BUILD };
    const moved = await seedEvidence(here, { ...wish, observedAt: hoursAgo(1, now), corrects: second.id });
    expect((await headOf(here)).guard, 'no older decision follows').toBeGreaterThan(before.guard);
    expect(await headsOf(agent)).toEqual({ '': first.id, [BUILD]: moved.id });
    const also = await seedEvidence(here, { ...wish, observedAt: hoursAgo(2, now), corrects: first.id });
    expect(await headsOf(agent)).toEqual({ [BUILD]: moved.id });
    const shown = await (await ask(one.GET, { cookie: owner, params: { evidenceId: first.id } })).json();
    expect(shown.correctedBy).toBe(also.id);
    const again = await send({ agent, corrects: first.id, observedAt: hoursAgo(3, now) });
    expect(again.body.code).toBe('evidence_correction');
  });

  it('is the newest also when many report at once, and one of many corrections wins', async () => {
    const { id: agent } = await seedAgent(here);
    const now = Date.now();
    const made = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        seedEvidence(here, { agent, observedAt: new Date(now - ((index * 7) % 24) * 60_000) }),
      ),
    );
    const newest = made.reduce((a, b) => (a.countsFrom > b.countsFrom ? a : b));
    expect(await headsOf(agent)).toEqual({ '': newest.id });
    const wish = {
      agent,
      corrects: newest.id,
      observedAt: newest.observedAt,
      result: { passed: 0, failed: 1 },
    };
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(wish)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422]);
    const winner = answers.find(({ status }) => status === 201)?.body.id;
    expect(await headsOf(agent)).toEqual({ '': winner });
  });

  it('is of two results of the same moment the worse, whichever was kept first', async () => {
    const { id: agent } = await seedAgent(here);
    const observedAt = hoursAgo(1, Date.now());
    const seed = (result: CheckResult) => seedEvidence(here, { agent, observedAt, result });
    await seed({ passed: 1, failed: 1 });
    const worst = await seed({ passed: 1, failed: 2 });
    await seed({ passed: 1, failed: 0 });
    await seed({ passed: 2, failed: 3 });
    expect(await headsOf(agent)).toEqual({ '': worst.id });
    const missed = await seed({ value: 0.2, threshold: 0.9, passes: 'at_least' });
    await seed({ value: 0.2, threshold: 0.9, passes: 'at_most' });
    await seed({ passed: 0, failed: 1 });
    expect(await headsOf(agent), 'a value that misses its threshold passes no share').toEqual({
      '': missed.id,
    });
    const moved = await seedEvidence(here, {
      ...{
        agent,
        corrects: missed.id,
        observedAt: hoursAgo(2, Date.now()),
        result: { passed: 1, failed: 0 },
      },
    });
    expect(Object.values(await headsOf(agent))).not.toContain(moved.id);
  });

  it('is, after any series of reports and corrections, the newest that nothing corrects', async () => {
    const builds = ['', BUILD];
    const step = fc.record({
      hours: fc.integer({ min: 0, max: 1 }),
      build: fc.constantFrom(...builds),
      result: fc.constantFrom<CheckResult>(...RESULTS.map(({ result }) => result)),
      /** Which of the evidence so far it corrects, if that can be corrected. */
      corrects: fc.option(fc.nat(9), { freq: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const { id: agent } = await seedAgent(here);
        const now = Date.now();
        const kept: { id: string; at: number; build: string; badness: number; isCorrected: boolean }[] = [];
        for (const { hours, build, result, corrects } of steps) {
          const corrected = corrects === null ? undefined : kept[corrects % Math.max(1, kept.length)];
          const isCorrection = corrected !== undefined && !corrected.isCorrected;
          const at = Math.min(now - hours * 3_600_000, isCorrection ? corrected.at : now);
          const wish = { agent, result, observedAt: new Date(at), ...(build && { buildDigest: build }) };
          const made = await seedEvidence(here, { ...wish, ...(isCorrection && { corrects: corrected.id }) });
          if (isCorrection) corrected.isCorrected = true;
          const badness = RESULTS.find((one) => one.result === result)?.badness ?? 0;
          kept.push({ id: made.id, at, build, badness, isCorrected: false });
        }
        const newest = (build: string) =>
          kept
            .filter((one) => !one.isCorrected && one.build === build)
            .sort((a, b) => b.at - a.at || b.badness - a.badness || (a.id < b.id ? 1 : -1))
            .slice(0, 1)
            .map(({ id }) => [build, id]);
        expect(await headsOf(agent)).toEqual(Object.fromEntries(builds.flatMap(newest)));
      }),
      { numRuns: 15 },
    );
  });

  it('is moved by nothing of another workspace, even of the same keys', async () => {
    const { id: agent } = await seedAgent(here, { key: 'agent_pay' });
    const mine = await seedEvidence(here, { agent });
    const there = await seedWorkspace();
    await seedAgent(there, { key: 'agent_pay' });
    await seedCheck(there);
    await seedSource(there);
    await seedEvidence(there, { agent: 'agent_pay', observedAt: new Date() });
    expect(await headsOf(agent)).toEqual({ '': mine.id });
    const refused = await ask(evidence.POST, {
      method: 'POST',
      cookie: await sessionCookie(there.owner),
      body: evidenceBody({ agent: 'agent_pay', corrects: mine.id, observedAt: mine.observedAt }),
    });
    expect((await refused.json()).code).toBe('evidence_correction');
  });
});
