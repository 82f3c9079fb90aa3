import { beforeAll, describe, expect, it } from 'vitest';
import * as readRoute from '#app/api/v1/notices/read/route.ts';
import * as notices from '#app/api/v1/notices/route.ts';
import { bellOf, heardBy, tellOf } from '#lib/testing/bells.ts';
import { withReceivers, workOnce } from '#lib/testing/receiving.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { seedReview } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedMember,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();
withReceivers();

let here: SeededWorkspace;
let ann: SeededMember;
let ben: SeededMember;

beforeAll(async () => {
  here = await seedWorkspace();
  ann = await seedMember(here, { role: 'approver' });
  ben = await seedMember(here, { role: 'approver' });
  const agent = await seedAgent(here, { key: 'agent_pay' });
  for (let i = 0; i < 3; i += 1) await seedReview(here, { agentId: agent.id });
  await tellOf(here, 'stop.frozen', 'stp_1', { target: 'workspace', targetKey: '', reason: 'A drill' });
  await workOnce();
});

const mark = async (member: SeededMember, body: unknown) =>
  ask(readRoute.POST, { method: 'POST', cookie: await sessionCookie(member), body });

describe('GET /notices', () => {
  it('shows what one is told of, the page that settles it, and how much is unread', async () => {
    const { items, unread } = await bellOf(ann);
    expect(unread).toBe(4);
    const held = items.find(({ topic }) => topic === 'review.opened');
    expect(held).toMatchObject({
      item: expect.stringMatching(/^review:rev_/),
      href: expect.stringMatching(/^\/reviews\/rev_/),
      payload: { agent: 'agent_pay', action: 'tool:wire-transfer' },
      isSettled: false,
      readAt: null,
    });
  });

  it('pages through every notice once, open ones first', async () => {
    const cookie = await sessionCookie(ann);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/?limit=1${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
      const page = await (await ask(notices.GET, { cookie, path })).json();
      seen.push(...page.items.map((item: { id: string }) => item.id));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen).toEqual((await bellOf(ann)).items.map(({ id }) => id));
  });

  it('answers 401 to nobody, 403 to a key, and 400 to a cursor that no list answered', async () => {
    expect((await ask(notices.GET, {})).status).toBe(401);
    const { text } = await seedKey(here, { scopes: ['admin'] });
    const refused = await ask(notices.GET, { key: text });
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'person_required']);
    const odd = await ask(notices.GET, { cookie: await sessionCookie(ann), path: '/?cursor=%00' });
    expect(odd.status).toBe(400);
  });
});

describe('POST /notices/read', () => {
  it('marks the named ones and leaves the rest; what only informs is settled by it', async () => {
    const { items } = await bellOf(ann);
    const ids = items.filter(({ topic }) => topic === 'stop.frozen').map(({ id }) => id);
    const answer = await mark(ann, { ids });
    expect([answer.status, await answer.json()]).toEqual([200, { unread: 3 }]);
    expect((await heardBy(ann)).toSorted()).toEqual([
      'review.opened unread',
      'review.opened unread',
      'review.opened unread',
      'stop.frozen settled',
    ]);
    expect(await heardBy(ben)).toContain('stop.frozen unread');
  });

  it('answers 404 to another person’s notice and to one of another workspace, and marks none of those named', async () => {
    const [own] = (await bellOf(ben)).items;
    const [other] = (await bellOf(ann)).items;
    const elsewhere = await seedWorkspace();
    await tellOf(elsewhere, 'stop.frozen', 'stp_2', { target: 'workspace' });
    await workOnce();
    const [theirs] = (await bellOf(elsewhere.owner)).items;
    const before = await heardBy(ann);
    for (const id of [other?.id, theirs?.id, 'ntc_nothing']) {
      const answer = await mark(ben, { ids: [own?.id, id] });
      expect([answer.status, (await answer.json()).code]).toEqual([404, 'not_found']);
    }
    expect((await bellOf(ben)).unread).toBe(4);
    expect(await heardBy(ann)).toEqual(before);
  });

  it('answers 400 to a body that names nothing, and 403 to a key', async () => {
    for (const body of [{}, { ids: [] }, { all: false }, { all: true, ids: ['ntc_1'] }, { ids: 'all' }])
      expect((await mark(ben, body)).status, JSON.stringify(body)).toBe(400);
    const { text } = await seedKey(here, { scopes: ['admin'] });
    expect((await ask(readRoute.POST, { method: 'POST', key: text, body: { all: true } })).status).toBe(403);
  });

  it('marks all of one’s own, and nobody else’s', async () => {
    expect(await (await mark(ben, { all: true })).json()).toEqual({ unread: 0 });
    expect((await bellOf(ann)).unread).toBe(3);
    expect((await heardBy(ben)).toSorted()).toEqual([
      'review.opened read',
      'review.opened read',
      'review.opened read',
      'stop.frozen settled',
    ]);
  });
});
