import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as checks from '#app/api/v1/checks/route.ts';
import * as board from '#app/api/v1/evidence/board/route.ts';
import * as bulk from '#app/api/v1/evidence/bulk/route.ts';
import * as imports from '#app/api/v1/evidence/import/route.ts';
import * as evidence from '#app/api/v1/evidence/route.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { read } from '#lib/store/transaction.ts';
import { evidenceBody, seedCheck, seedEvidence, seedSource } from '#lib/testing/evidence.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const FIXTURES = 'lib/domain/evidence/importers/fixtures';
const MIB = 1024 * 1024;
let here: SeededWorkspace;
let owner: string;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = await sessionCookie(here.owner);
  await seedAgent(here, { key: 'agent_pay' });
  await seedAgent(here, { key: 'agent_two' });
  await seedCheck(here);
  await seedCheck(here, { key: 'prompt-injection' });
  await seedSource(here);
});

async function post(route: { POST: Parameters<typeof ask>[0] }, body: unknown) {
  const answer = await ask(route.POST, { method: 'POST', cookie: owner, body });
  return { status: answer.status, body: await answer.json() };
}

const kept = () =>
  read(here.scope, ({ db }) => db.evidence.count({ where: { workspaceId: here.workspaceId } }));

describe('POST /evidence/bulk', () => {
  it('keeps a thousand results in their order, tells of them once and puts every head at its newest', async () => {
    const now = Date.now();
    const items = Array.from({ length: 1000 }, (_, index) =>
      evidenceBody({
        agent: index % 2 === 0 ? 'agent_pay' : 'agent_two',
        check: index % 3 === 0 ? 'citation-accuracy' : 'prompt-injection',
        observedAt: new Date(now - ((index * 389) % 1000) * 1000),
        note: `Case ${index}`,
      }),
    );
    const before = await kept();
    const { status, body } = await post(bulk, { items });
    expect([status, body.ids.length, await kept()]).toEqual([201, 1000, before + 1000]);
    const [rows, heads, told] = await read(here.scope, async ({ db }) => [
      await db.evidence.findMany({ where: { id: { in: body.ids } } }),
      await db.evidenceHead.findMany({ where: { evidenceId: { in: body.ids } } }),
      await db.outboxMessage.findMany({ where: { topic: 'evidence.recorded', subjectId: body.ids[0] } }),
    ]);
    const noteOf = new Map(rows.map((row) => [row.id, row.note]));
    expect(body.ids.map((id: string) => noteOf.get(id))).toEqual(items.map(({ note }) => note));
    const newest = new Map<string, (typeof rows)[number]>();
    for (const row of rows) {
      const place = `${row.agentId} ${row.checkId}`;
      const other = newest.get(place);
      const isNewer =
        !other ||
        row.countsFrom > other.countsFrom ||
        (+row.countsFrom === +other.countsFrom && row.id > other.id);
      if (isNewer) newest.set(place, row);
    }
    expect(heads.map(({ evidenceId }) => evidenceId).sort()).toEqual(
      [...newest.values()].map(({ id }) => id).sort(),
    );
    expect(told).toMatchObject([{ payload: { count: 1000, agents: ['agent_pay', 'agent_two'] } }]);
  });

  it.each([
    ['by its contract', { method: 'hearsay' }, 400, 'items.3.method'],
    ['by a rule', { observedAt: new Date(Date.now() + 3_600_000).toISOString() }, 422, 'items.3.observedAt'],
    ['by name', { check: 'nowhere' }, 400, 'items.3.check'],
  ])('keeps nothing where one item is refused %s, and says which', async (_, wrong, status, path) => {
    const items = Array.from({ length: 5 }, () => evidenceBody({ agent: 'agent_pay' }));
    const before = await kept();
    const sent = items.map((item, index) => (index === 3 ? { ...item, ...wrong } : item));
    expect(await post(bulk, { items: sent })).toMatchObject({ status, body: { errors: [{ path }] } });
    expect(await kept()).toBe(before);
  });

  it('lets one piece of evidence be corrected once in one request', async () => {
    const first = await seedEvidence(here, { agent: 'agent_pay' });
    const correction = evidenceBody({ agent: 'agent_pay', corrects: first.id, observedAt: first.observedAt });
    const refused = await post(bulk, { items: [correction, correction] });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'evidence_correction', errors: [{ path: 'items.1.corrects' }] },
    });
  });

  it('takes one to a thousand items', async () => {
    const item = evidenceBody({ agent: 'agent_pay' });
    expect((await post(bulk, { items: [] })).body.errors).toMatchObject([{ path: 'items' }]);
    expect((await post(bulk, { items: Array.from({ length: 1001 }, () => item) })).body.errors).toMatchObject(
      [{ path: 'items' }],
    );
  });
});

describe('POST /evidence/import', () => {
  const about = { agent: 'agent_pay', check: 'citation-accuracy', source: 'lab', method: 'automated' };

  it.each([
    ['promptfoo', 'promptfoo.json', { passed: 2, failed: 1 }, '2026-11-26T01:10:13.382Z'],
    ['junit', 'pytest.xml', { passed: 3, failed: 2 }, '2026-11-26T01:09:36.740Z'],
    ['junit', 'vitest.xml', { passed: 2, failed: 2 }, '2026-11-26T01:09:38.592Z'],
  ])(
    'keeps what %s says in %s, with the file’s own time and digest',
    async (format, name, result, observedAt) => {
      const content = readFileSync(`${FIXTURES}/${name}`, 'utf8');
      const { status, body } = await post(imports, {
        ...about,
        format,
        content,
        observedAt: '2020-01-01T00:00:00Z',
      });
      expect(status, JSON.stringify(body)).toBe(201);
      expect(body).toMatchObject({ result, observedAt, artifactDigest: sha256(content) });
    },
  );

  it('asks for a time where the file has none, and refuses by name what it cannot read', async () => {
    const content = '<testsuite><testcase name="a"/></testsuite>';
    const without = await post(imports, { ...about, format: 'junit', content });
    expect(without).toMatchObject({ status: 400, body: { errors: [{ path: 'observedAt' }] } });
    const observedAt = new Date().toISOString();
    expect((await post(imports, { ...about, format: 'junit', content, observedAt })).body.observedAt).toBe(
      observedAt,
    );
    const unread = await post(imports, { ...about, format: 'promptfoo', content, observedAt });
    expect(unread).toMatchObject({
      status: 422,
      body: { code: 'import_unreadable', errors: [{ path: 'content' }] },
    });
  });

  it.each([
    ['of no agent', { agent: 'agent_none' }, 'invalid_request', 'agent'],
    ['of no check', { check: 'nowhere' }, 'invalid_request', 'check'],
    ['of no source', { source: 'nowhere' }, 'invalid_request', 'source'],
    ['above what its source may claim', { method: 'independent' }, 'evidence_method', 'method'],
  ])('refuses a file %s before it reads it', async (_, wrong, code, path) => {
    const refused = await post(imports, { ...about, format: 'junit', content: 'no XML', ...wrong });
    expect(refused.body).toMatchObject({ code, errors: [{ path }] });
  });

  it('takes a file of 7 MiB and none above its limit of 8, where others stop at 64 KiB', async () => {
    const junit = (bytes: number) => `<testsuite><testcase name="${'a'.repeat(bytes)}"/></testsuite>`;
    const observedAt = new Date().toISOString();
    const send = (bytes: number) =>
      post(imports, { ...about, format: 'junit', content: junit(bytes), observedAt });
    expect((await send(7 * MIB)).status).toBe(201);
    expect((await send(8 * MIB)).body.code).toBe('body_too_large');
    const long = 'a'.repeat(64 * 1024);
    expect((await post(evidence, { ...evidenceBody({ agent: 'agent_pay' }), note: long })).body.code).toBe(
      'body_too_large',
    );
    expect((await post(checks, { description: long })).body.code).toBe('body_too_large');
  });
});

describe('GET /evidence/board', () => {
  it('shows every demand of the pacts in force, for the agents they bind, and nothing of another workspace', async () => {
    const agent = await seedAgent(here, { key: 'agent_board', name: 'Board agent' });
    await seedCheck(here, { key: 'board-check', rhythm: { every: 'P2D' } });
    const demand = {
      check: 'board-check',
      methods: ['automated'],
      maxAge: 'PT24H',
      sameBuild: false,
    } as const;
    const clauses = [clauseOf({ key: 'proven', evidence: [demand] }), clauseOf({ key: 'plain' })];
    await seedActivePact(here, { key: 'board', agents: { keys: ['agent_board'], labels: {} }, clauses });
    const made = await seedEvidence(here, {
      agent: agent.id,
      check: 'board-check',
      observedAt: new Date(Date.now() - 3_600_000),
    });
    const shown = await (await ask(board.GET, { cookie: owner })).json();
    expect(shown.agents).toEqual([{ id: agent.id, key: 'agent_board', name: 'Board agent' }]);
    expect(shown.rows).toMatchObject([
      {
        pact: { key: 'board', version: 1 },
        clause: { key: 'proven' },
        owner: { key: 'first-team' },
        check: { key: 'board-check', owner: { key: 'first-team' } },
        rhythm: 'every 2 days',
        misses: expect.stringContaining('stale for 1 day of every 2 days'),
        cells: [
          {
            agentId: agent.id,
            state: 'fresh',
            willMiss: true,
            evidence: { id: made.id, passed: true, source: 'lab' },
          },
        ],
      },
    ]);
    expect(shown.upcoming).toEqual([
      { row: 0, agentId: agent.id, closesAt: shown.rows[0].cells[0].closesAt },
    ]);
    const there = await sessionCookie((await seedWorkspace()).owner);
    expect(await (await ask(board.GET, { cookie: there })).json()).toMatchObject({
      agents: [],
      rows: [],
      upcoming: [],
    });
  });
});
