import { execFile } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { KeyCheck } from '#gate/authenticate.ts';
import { createGateServer } from '#gate/server.ts';
import { PAYMENTS_ACTIONS, paymentsStarter } from '#lib/domain/pacts/starters.ts';
import { type Gate, openGate } from '#lib/gate/gate.ts';
import { declareAction } from '#lib/operations/actions/declare-action.ts';
import { approveReview, recallReview, steerReview } from '#lib/operations/reviews/answer-review.ts';
import { listReviews } from '#lib/operations/reviews/list-reviews.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';
import { Countersign } from '../sdk/client/src/index.ts';

withTestDatabase();

let gate: Gate;
let server: Server;
let url: string;
let workspace: SeededWorkspace;
let apiKey: string;

beforeAll(async () => {
  const logger = createLogger('test');
  logger.level = 'silent';
  gate = openGate({ databaseUrl: process.env.DATABASE_URL ?? '', logger });
  const productUrl = 'http://localhost:3000';
  server = createGateServer({ gate, keys: new KeyCheck(gate), productUrl }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await vi.waitUntil(() => gate.state().isReady, { timeout: 20_000 });
});
afterAll(async () => {
  server?.closeAllConnections();
  await gate?.close();
});

beforeEach(async () => {
  workspace = await seedWorkspace();
  await seedAgent(workspace, { key: 'agent_pay' });
  apiKey = (await seedKey(workspace)).text;
  for (const action of PAYMENTS_ACTIONS) await declareAction(workspace.scope, { body: action });
  await seedActivePact(workspace, paymentsStarter({ agentKeys: ['agent_pay'], owner: 'first-team' }));
});

const client = () => new Countersign({ apiKey, baseUrl: url, agentId: 'agent_pay' });

/** The one review that waits, as the queue shows it. */
async function pendingReview() {
  const query = { status: 'pending', limit: 50 } as const;
  return vi.waitUntil(async () => (await listReviews(workspace.scope, { query })).items[0], {
    timeout: 20_000,
  });
}

function sampleAgent(): Promise<{ code: number; out: string }> {
  const env = { COUNTERSIGN_URL: url, COUNTERSIGN_API_KEY: apiKey, COUNTERSIGN_AGENT: 'agent_pay' };
  return new Promise((resolve) => {
    const file = join(import.meta.dirname, 'sample-agent.ts');
    execFile(process.execPath, [file], { env: { ...process.env, ...env } }, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out: `${out}${err}` });
    });
  });
}

test('under the payments starter 250 goes, 25,000 waits for a person and goes on once, on a real gate', async () => {
  const end = sampleAgent();
  const { id, requestDigest } = await pendingReview();
  await approveReview(workspace.scope, { params: { reviewId: id }, body: { requestDigest, text: '' } });
  const { code, out } = await end;
  expect(out).toContain(`http://localhost:3000/reviews/${id}`);
  expect(out.match(/Transferred 25,000 EUR/g)).toHaveLength(1);
  expect(out).toContain('The ledger holds 2 of 2 transfers, 25,250 EUR.');
  expect(code).toBe(0);
  expect(await client().reviews.get(id)).toMatchObject({ status: 'approved', isUsed: true });
});

test('an instruction of the person who steers reaches the agent', async () => {
  const end = sampleAgent();
  const { id, requestDigest } = await pendingReview();
  const body = { requestDigest, text: 'Split it by invoice.' };
  await steerReview(workspace.scope, { params: { reviewId: id }, body });
  const { code, out } = await end;
  expect(out).toContain('What to do instead: Split it by invoice.');
  expect(out).toContain('The ledger holds 1 of 2 transfers, 250 EUR.');
  expect(code).toBe(0);
});

test('the client reads every kind of answer that a gate gives', async () => {
  const { policy, outcomes, reviews } = client();
  const transfer = { action: 'tool:wire-transfer', context: { amount: 250, currency: 'EUR' } };
  const allowed = await policy.evaluate(transfer);
  expect(allowed).toMatchObject({ effect: 'allow', allowed: true, tier: 'critical' });
  expect(await outcomes.report(allowed.id, 'executed')).toMatchObject({ status: 'executed' });
  const answers = await policy.evaluateBatch([
    { action: 'tool:read-balance' },
    { ...transfer, context: { amount: 250, currency: 'USD' } },
    { ...transfer, agentId: 'agent_nobody' },
    { ...transfer, mode: 'dry_run' },
  ]);
  expect(answers.map(({ effect, mode }) => [effect, mode])).toEqual([
    ['allow', 'enforce'],
    ['review', 'enforce'],
    ['block', 'enforce'],
    ['allow', 'dry_run'],
  ]);
  const held = answers[1]?.review;
  expect(await reviews.get(held?.id ?? '')).toMatchObject({ status: 'pending', isUsed: false });
  await expect(reviews.get('rev_nobody')).rejects.toMatchObject({ code: 'not_found' });
  await expect(policy.evaluate({ action: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_request' });
  const stranger = new Countersign({ apiKey: 'csk_live_x_y_z', baseUrl: url, agentId: 'agent_pay' });
  await expect(stranger.policy.evaluate(transfer)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('an approval that was recalled before it was used lets nothing run', async () => {
  const fn = vi.fn();
  const held = client().guard('tool:wire-transfer', fn, { context: { amount: 9000, currency: 'EUR' } });
  await expect(held()).rejects.toMatchObject({ name: 'ReviewPending' });
  const { id, requestDigest } = await pendingReview();
  const call = { params: { reviewId: id }, body: { requestDigest, text: 'Not today.' } };
  await approveReview(workspace.scope, call);
  await recallReview(workspace.scope, call);
  const options = { context: { amount: 9000, currency: 'EUR' }, reviewId: () => id };
  const again = client().guard('tool:wire-transfer', fn, options);
  await expect(again()).rejects.toMatchObject({ name: 'ReviewPending' });
  expect(fn).not.toHaveBeenCalled();
});
