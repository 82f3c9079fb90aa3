import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Gate, openGate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { approveReview, recallReview } from '#lib/operations/reviews/answer-review.ts';
import { readReview } from '#lib/operations/reviews/read-review.ts';
import { readReviewCard } from '#lib/operations/reviews/read-review-card.ts';
import { stop } from '#lib/operations/stops/stop.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const ROUNDS = 25;
let gate: Gate;
let here: SeededWorkspace;
let caller: KeyFact;

beforeAll(async () => {
  here = await seedWorkspace();
  await seedAgent(here, { key: 'agent_pay' });
  const key = await seedKey(here);
  gate = openGate({ databaseUrl: String(process.env.DATABASE_URL), logger: createLogger('test') });
  await vi.waitFor(() => expect(gate.state().isReady).toBe(true), { timeout: 10_000 });
  const found = await gate.findKey(key.key.id);
  if (!found) throw new Error('the gate does not know the key');
  caller = found;
});
afterAll(async () => {
  await gate.close();
});

function askGate(amount: number, more: { reviewId?: string; minRevision?: number } = {}) {
  const { reviewId, minRevision = null } = more;
  const context = { amount };
  const request = {
    agentId: 'agent_pay',
    action: 'tool:undeclared',
    context,
    mode: 'enforce' as const,
    reviewId,
  };
  return gate.decide(caller, { request, idempotencyKey: null, minRevision });
}

async function held(amount: number): Promise<{ id: string; requestDigest: string }> {
  const { record, review } = await askGate(amount);
  if (!review) throw new Error(`not held: ${record.decision.summary}`);
  return { id: review.id, requestDigest: record.facts.requestDigest };
}

it('shows people the very request that the gate held, and what it was held for', async () => {
  const review = await held(7);
  const card = await readReviewCard(here.scope, { params: { reviewId: review.id } });
  expect(card).toMatchObject({
    tier: 'high',
    request: { context: { amount: 7 } },
    mayAnswer: { allowed: true },
  });
  expect(card.causes).toMatchObject([{ ref: 'posture:high', given: 0 }]);
});

it('never both recalls an approval and lets it be used, whoever is faster', async () => {
  const ends = { recalled: 0, used: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const review = await held(1000 + round);
    const call = { params: { reviewId: review.id }, body: { requestDigest: review.requestDigest, text: '' } };
    const { revision } = await approveReview(here.scope, call);
    // Every other round the gate knows the approval already, so that either side can be first.
    if (round % 2 === 1)
      await vi.waitFor(() => expect(gate.revisionOf(here.workspaceId)).toBeGreaterThanOrEqual(revision));
    const using = askGate(1000 + round, { reviewId: review.id, minRevision: revision });
    const recalling = recallReview(here.scope, call).then(
      () => true,
      () => false,
    );
    const [{ record }, isRecalled] = await Promise.all([using, recalling]);
    expect(record.decision.allowed, `round ${round}`).toBe(!isRecalled);
    const after = await readReview(here.scope, { params: call.params, query: { wait: 0 } });
    expect(after.review).toMatchObject({ isUsed: !isRecalled, status: isRecalled ? 'recalled' : 'approved' });
    ends[isRecalled ? 'recalled' : 'used'] += 1;
  }
  expect(ends.recalled + ends.used).toBe(ROUNDS);
});

it('allows nothing that was asked after a stop returned', async () => {
  const review = await held(5);
  const call = { params: { reviewId: review.id }, body: { requestDigest: review.requestDigest, text: '' } };
  const { revision } = await approveReview(here.scope, call);
  await stop(here.scope, { body: { target: 'agent', targetId: 'agent_pay', mode: 'freeze', reason: 'Odd' } });
  const { record } = await askGate(5, { reviewId: review.id, minRevision: revision });
  expect(record.decision).toMatchObject({ allowed: false, effect: 'block' });
});
