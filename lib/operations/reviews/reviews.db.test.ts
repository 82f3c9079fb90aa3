import { beforeAll, describe, expect, it } from 'vitest';
import * as approve from '#app/api/v1/reviews/[reviewId]/approve/route.ts';
import * as card from '#app/api/v1/reviews/[reviewId]/card/route.ts';
import * as deny from '#app/api/v1/reviews/[reviewId]/deny/route.ts';
import * as recall from '#app/api/v1/reviews/[reviewId]/recall/route.ts';
import * as one from '#app/api/v1/reviews/[reviewId]/route.ts';
import * as steer from '#app/api/v1/reviews/[reviewId]/steer/route.ts';
import * as all from '#app/api/v1/reviews/route.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { causeOf, seedDecision, seedReview, spendReview } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedMember,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let agentId: string;
let otherAgentId: string;
let owner: string;
let dana: string;
let kim: string;
let operator: string;

beforeAll(async () => {
  here = await seedWorkspace();
  const insider = await seedMember(here, { name: 'Ines', role: 'approver' });
  await seedTeam(here, { key: 'agent-owners', members: [insider.principal.personId] });
  agentId = (await seedAgent(here, { key: 'agent_pay', owner: 'agent-owners' })).id;
  otherAgentId = (await seedAgent(here)).id;
  owner = await sessionCookie(here.owner);
  dana = await sessionCookie(await seedMember(here, { name: 'Dana', role: 'approver' }));
  kim = await sessionCookie(await seedMember(here, { name: 'Kim', role: 'trust_lead' }));
  operator = await sessionCookie(await seedMember(here, { name: 'Omar', role: 'operator' }));
  inesCookie = await sessionCookie(insider);
});
let inesCookie: string;

type Seeded = Awaited<ReturnType<typeof seedReview>>;
type Route = { POST: Parameters<typeof ask>[0] };
function answer(route: Route, review: Seeded, cookie: string, text = '', digest = review.requestDigest) {
  const body = { requestDigest: digest, text };
  return ask(route.POST, { method: 'POST', cookie, params: { reviewId: review.id }, body });
}
async function statusOf(review: Seeded): Promise<string> {
  return (await (await ask(one.GET, { cookie: owner, params: { reviewId: review.id } })).json()).status;
}

describe('answering a review', () => {
  it('approves exactly the request that was read, and says who did', async () => {
    const review = await seedReview(here, { agentId });
    const answered = await answer(approve, review, dana);
    expect(answered.status).toBe(200);
    expect(await answered.json()).toMatchObject({
      status: 'approved',
      isUsed: false,
      causes: [{ given: 1 }],
    });
    const late = await answer(deny, review, kim, 'Too late');
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({
      code: 'review_answered',
      detail: expect.stringContaining('Dana approved it'),
    });
  });

  it('refuses an answer to another request than the one held', async () => {
    const review = await seedReview(here, { agentId });
    const answered = await answer(approve, review, dana, '', `sha256:${'0'.repeat(64)}`);
    expect([answered.status, (await answered.json()).code]).toEqual([409, 'review_digest']);
    expect(await statusOf(review)).toBe('pending');
  });

  it('asks for a reason to deny or steer, and hands the instruction to the agent', async () => {
    const review = await seedReview(here, { agentId });
    const bare = await answer(steer, review, dana);
    expect([bare.status, (await bare.json()).errors[0].path]).toEqual([422, 'text']);
    expect((await answer(steer, review, dana, 'Split it in two')).status).toBe(200);
    const read = await (await ask(one.GET, { cookie: owner, params: { reviewId: review.id } })).json();
    expect(read).toMatchObject({ status: 'steered', text: 'Split it in two', agent: { key: 'agent_pay' } });
    expect(read.revision).toBeGreaterThan(0);
  });

  it('refuses who does not hold the role of any cause', async () => {
    const review = await seedReview(here, { agentId, causes: [causeOf({ role: 'trust_lead' })] });
    const answered = await answer(approve, review, operator);
    expect([answered.status, (await answered.json()).code]).toEqual([403, 'review_not_answerable']);
  });

  it('refuses the agent’s owners where the clause wants somebody else', async () => {
    const review = await seedReview(here, { agentId, causes: [causeOf({ excludesAgentOwner: true })] });
    const answered = await answer(approve, review, inesCookie);
    expect([answered.status, (await answered.json()).code]).toEqual([403, 'review_not_answerable']);
    expect((await answer(approve, review, dana)).status).toBe(200);
  });

  it('counts persons for each cause, and the same person once', async () => {
    const causes = [causeOf({ quorum: 2 }), causeOf({ ref: 'clause:pct_1:1:limit', role: 'trust_lead' })];
    const review = await seedReview(here, { agentId, causes });
    const first = await (await answer(approve, review, dana)).json();
    expect(first).toMatchObject({ status: 'pending', causes: [{ given: 1 }, { given: 0 }] });
    expect((await answer(approve, review, dana)).status).toBe(409);
    expect(await (await answer(approve, review, kim)).json()).toMatchObject({ status: 'approved' });
  });

  it('refuses keys, whatever their scopes', async () => {
    const review = await seedReview(here, { agentId });
    const key = await seedKey(here, { scopes: ['admin'] });
    const body = { requestDigest: review.requestDigest };
    const answered = await ask(approve.POST, {
      method: 'POST',
      key: key.text,
      params: { reviewId: review.id },
      body,
    });
    expect([answered.status, (await answered.json()).code]).toEqual([403, 'person_required']);
  });

  it('lets one of many people who answer at once end it, and tells the others', async () => {
    const review = await seedReview(here, { agentId });
    const answers = await Promise.all([
      answer(approve, review, dana),
      answer(deny, review, kim, 'No'),
      answer(approve, review, owner),
      answer(steer, review, inesCookie, 'Ask again tomorrow'),
    ]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('takes no answer after its time', async () => {
    const opened = new Date(Date.now() - 3_600_000);
    const review = await seedReview(here, {
      agentId,
      openedAt: opened,
      expiresAt: new Date(Date.now() - 1000),
    });
    const answered = await answer(approve, review, dana);
    expect([answered.status, (await answered.json()).code]).toEqual([409, 'review_answered']);
  });
});

describe('recalling an approval', () => {
  it('takes it back until it is used', async () => {
    const review = await seedReview(here, { agentId });
    await answer(approve, review, dana);
    expect((await answer(recall, review, kim)).status).toBe(200);
    expect(await statusOf(review)).toBe('recalled');
  });

  it('refuses once the action went ahead', async () => {
    const review = await seedReview(here, { agentId });
    await answer(approve, review, dana);
    await spendReview(here, review.id);
    const answered = await answer(recall, review, dana);
    expect([answered.status, (await answered.json()).code]).toEqual([409, 'review_answered']);
    expect(await statusOf(review)).toBe('approved');
  });
});

describe('reading reviews', () => {
  it('lists what waits in the order in which it expires, through pages', async () => {
    const apart = await seedWorkspace();
    const agent = await seedAgent(apart);
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const made = [];
    for (const minutes of [30, 10, 20])
      made.push(await seedReview(apart, { agentId: agent.id, expiresAt: at(minutes) }));
    const cookie = await sessionCookie(apart.owner);
    const ids: string[] = [];
    let cursor = '';
    do {
      const path = `/?status=pending&limit=1${cursor && `&cursor=${cursor}`}`;
      const page = await (await ask(all.GET, { cookie, path })).json();
      ids.push(...page.items.map((item: { id: string }) => item.id));
      cursor = page.next ?? '';
    } while (cursor);
    expect(ids).toEqual([made[1]?.id, made[2]?.id, made[0]?.id]);
  });

  it('shows the hashed request, who approved, and only exact statements about what is unusual', async () => {
    const resource = { type: 'account', id: 'DE02' };
    const ask1 = { resource, context: { amount: 250, note: 'rent' } };
    await seedDecision(here, { agentId: otherAgentId, request: ask1 });
    await seedDecision(here, {
      agentId: otherAgentId,
      request: { context: { amount: 100, note: 'a\u0000b' } },
    });
    const context = { amount: 25_000, note: 'pay\u202Eeno' };
    const review = await seedReview(here, {
      agentId: otherAgentId,
      resource: { type: 'account', id: 'FR76' },
      context,
    });
    const read = await (await ask(card.GET, { cookie: dana, params: { reviewId: review.id } })).json();
    expect(read.request.context).toEqual(context);
    expect(read.mayAnswer).toEqual({ allowed: true, reason: '' });
    const reach = { asked: 2, days: 30, reach: 'days' };
    expect(read.unusual).toEqual([
      { kind: 'first_resource', facts: { type: 'account', ...reach } },
      {
        kind: 'largest',
        facts: { path: 'context.amount', value: 25_000, ...reach, largest: 250, times: 100 },
      },
      { kind: 'hidden', facts: { path: 'context.note', characters: 'U+202E (right-to-left override)' } },
    ]);
  });

  it('says how often what a clause holds is approved, by all and by the reader, over its versions', async () => {
    const ref = 'clause:pct_rate:3:limit';
    for (const [route, who] of [
      [approve, dana],
      [deny, dana],
      [approve, dana],
      [approve, kim],
    ] as const) {
      const review = await seedReview(here, { agentId, causes: [causeOf({ ref })] });
      await answer(route, review, who, 'because');
    }
    const other = await seedReview(here, { agentId, causes: [causeOf({ ref: 'clause:pct_rate:3:other' })] });
    await answer(deny, other, dana, 'because');
    const review = await seedReview(here, { agentId, causes: [causeOf({ ref: 'clause:pct_rate:4:limit' })] });
    const read = await (await ask(card.GET, { cookie: dana, params: { reviewId: review.id } })).json();
    expect(read.approvalRates).toMatchObject({
      days: 90,
      causes: [{ ref: 'clause:pct_rate:4:limit', approved: 3, of: 4, own: { approved: 2, of: 3 } }],
    });
  });

  it('answers a waiting agent as soon as somebody answered', async () => {
    const review = await seedReview(here, { agentId });
    const key = await seedKey(here, { agentId });
    const waiting = ask(one.GET, { key: key.text, params: { reviewId: review.id }, path: '/?wait=20' });
    await answer(approve, review, dana);
    expect(await (await waiting).json()).toMatchObject({ status: 'approved' });
  });

  it('is a 404 for a key of another agent and for another workspace', async () => {
    const review = await seedReview(here, { agentId });
    const key = await seedKey(here, { agentId: otherAgentId });
    const params = { reviewId: review.id };
    expect((await ask(one.GET, { key: key.text, params })).status).toBe(404);
    const stranger = await sessionCookie((await seedWorkspace()).owner);
    expect((await ask(one.GET, { cookie: stranger, params })).status).toBe(404);
    expect((await answer(approve, review, stranger)).status).toBe(404);
  });
});
