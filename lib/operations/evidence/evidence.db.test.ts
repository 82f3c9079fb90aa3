import { beforeAll, describe, expect, it } from 'vitest';
import * as audit from '#app/api/v1/audit/route.ts';
import * as one from '#app/api/v1/evidence/[evidenceId]/route.ts';
import * as evidence from '#app/api/v1/evidence/route.ts';
import { read } from '#lib/store/transaction.ts';
import {
  type EvidenceWish,
  evidenceBody,
  seedCheck,
  seedEvidence,
  seedSource,
  signingPair,
  signStatement,
} from '#lib/testing/evidence.ts';
import { headOf } from '#lib/testing/heads.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededKey,
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

const BUILD = `sha256:${'3f2a'.repeat(16)}`;
const pair = signingPair();
let here: SeededWorkspace;
let owner: string;
let agentId: string;
let ci: SeededKey;
let own: SeededKey;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = await sessionCookie(here.owner);
  agentId = (await seedAgent(here, { key: 'agent_pay' })).id;
  await seedTeam(here, { key: 'lab-team' });
  ci = await seedKey(here, { scopes: ['evidence:write'] });
  own = await seedKey(here, { scopes: ['evidence:write'], agentId });
  await seedCheck(here);
  await seedSource(here);
  await seedSource(here, { key: 'ci', apiKeyId: ci.key.id });
  await seedSource(here, { key: 'auditor', highestMethod: 'attested', publicKey: pair.publicKey });
  await seedSource(here, { key: 'outside', highestMethod: 'independent', owner: 'lab-team' });
});

type Shown = { readonly cookie?: string; readonly key?: string };

async function send(shown: Shown, given: Partial<EvidenceWish>) {
  const body = evidenceBody({ agent: 'agent_pay', ...given });
  const answer = await ask(evidence.POST, { method: 'POST', ...shown, body });
  return { status: answer.status, body: await answer.json() };
}

const heads = () =>
  read(here.scope, ({ db }) =>
    db.evidenceHead.findMany({
      where: { agentId },
      select: { method: true, buildDigest: true, evidenceId: true },
    }),
  );

describe('POST /evidence', () => {
  it('keeps what was observed and received, counts from the earlier, and tells of it', async () => {
    const observedAt = new Date(Date.now() - 3_600_000);
    const { status, body } = await send(
      { cookie: owner },
      { observedAt, buildDigest: BUILD, note: 'By hand' },
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      agent: { id: agentId, key: 'agent_pay' },
      check: { key: 'citation-accuracy' },
      source: { key: 'lab' },
      method: 'automated',
      result: { passed: 40, failed: 0 },
      observedAt: observedAt.toISOString(),
      countsFrom: observedAt.toISOString(),
      buildDigest: BUILD,
      corrects: null,
      correctedBy: null,
      note: 'By hand',
    });
    expect(await (await ask(one.GET, { cookie: owner, params: { evidenceId: body.id } })).json()).toEqual(
      body,
    );
    const told = await (await ask(audit.GET, { cookie: owner, path: `/?subjectId=${body.id}` })).json();
    expect(told.items).toMatchObject([
      { type: 'evidence.recorded', payload: { count: 1, failed: 0, agents: ['agent_pay'] } },
    ]);
    expect(await heads()).toContainEqual({ method: 'automated', buildDigest: BUILD, evidenceId: body.id });
  });

  it('counts from when it was received where it claims to be younger', async () => {
    const ahead = new Date(Date.now() + 4 * 60_000);
    const { body } = await send({ cookie: owner }, { observedAt: ahead });
    expect(body.countsFrom).toBe(body.receivedAt);
    expect(body.observedAt).toBe(ahead.toISOString());
  });

  it('takes what a key reports for its source, what an agent says of itself, and what is signed', async () => {
    expect((await send({ key: ci.text }, { source: 'ci' })).status).toBe(201);
    expect((await send({ key: own.text }, { source: null, method: 'self_reported' })).status).toBe(201);
    const outside = await send({ cookie: owner }, { source: 'outside', method: 'independent' });
    expect(outside.status).toBe(201);
    const stated = {
      ...{ agent: 'agent_pay', check: 'citation-accuracy', method: 'attested' as const },
      ...{
        result: { passed: 1, failed: 0 },
        observedAt: new Date(),
        buildDigest: BUILD,
        artifactDigest: null,
      },
    };
    const { artifactDigest: _, ...wish } = stated;
    const signature = signStatement(pair.privateKey, stated);
    const attested = await send({ cookie: owner }, { ...wish, source: 'auditor', signature });
    expect([attested.status, attested.body.signature]).toEqual([201, signature]);
    const other = await send({ cookie: owner }, { ...wish, agent: agentId, source: 'auditor', signature });
    expect(other.status, 'the statement names the agent by its key, whatever the request says').toBe(201);
    const bent = await send(
      { cookie: owner },
      { ...wish, result: { passed: 2, failed: 0 }, source: 'auditor', signature },
    );
    expect([bent.status, bent.body.code]).toEqual([422, 'evidence_signature']);
  });

  const later = () => new Date(Date.now() + 6 * 60_000);
  it.each([
    ['from the future', () => ({ observedAt: later() }), 422, 'evidence_future', 'observedAt'],
    [
      'above what its source may claim',
      () => ({ method: 'independent' as const }),
      422,
      'evidence_method',
      'method',
    ],
    ['for a source with a key of its own', () => ({ source: 'ci' }), 403, 'evidence_source', 'source'],
    ['for no source', () => ({ source: null }), 403, 'evidence_source', 'source'],
    [
      'unsigned where it attests',
      () => ({ source: 'auditor', method: 'attested' as const }),
      422,
      'evidence_signature',
      'signature',
    ],
    ['of no agent', () => ({ agent: 'agent_none' }), 400, 'invalid_request', 'agent'],
    ['of no check', () => ({ check: 'no-check' }), 400, 'invalid_request', 'check'],
    ['of no source', () => ({ source: 'no-source' }), 400, 'invalid_request', 'source'],
    ['without a case', () => ({ result: { passed: 0, failed: 0 } }), 400, 'invalid_request', 'result'],
    [
      'with half a case',
      () => ({ result: { passed: 1.5, failed: 0 } }),
      400,
      'invalid_request',
      'result.passed',
    ],
    [
      'with less than none',
      () => ({ result: { passed: 2, failed: -1 } }),
      400,
      'invalid_request',
      'result.failed',
    ],
    [
      'with a value that is no number',
      () => ({ result: { value: Number.NaN, threshold: 1, passes: 'at_least' as const } }),
      400,
      'invalid_request',
      'result.value',
    ],
    ['that corrects nothing', () => ({ corrects: 'evd_none' }), 422, 'evidence_correction', 'corrects'],
  ])('refuses evidence %s by name, at its field', async (_, wish, status, code, path) => {
    const refused = await send({ cookie: owner }, wish());
    expect(refused).toMatchObject({ status, body: { code, errors: [{ path }] } });
  });

  it('refuses an agent’s own key everything but its word about itself', async () => {
    const other = await seedAgent(here);
    const code = async (given: Partial<EvidenceWish>) => (await send({ key: own.text }, given)).body.code;
    expect(await code({ source: null, method: 'automated' })).toBe('evidence_method');
    expect(await code({ source: 'ci', method: 'self_reported' })).toBe('evidence_source');
    expect(await code({ agent: other.id, source: null, method: 'self_reported' })).toBe('evidence_source');
  });

  it('answers the same to a repeated idempotency key and keeps one', async () => {
    const body = evidenceBody({ agent: agentId });
    const asked = { method: 'POST', cookie: owner, headers: { 'idempotency-key': 'run-81' }, body };
    const [first, second] = [await ask(evidence.POST, asked), await ask(evidence.POST, asked)];
    expect(await second.json()).toEqual(await first.json());
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });

  it('is nothing of an agent or check that is retired', async () => {
    const { retireAgent } = await import('#lib/operations/agents/retire-agent.ts');
    const { retireCheck } = await import('#lib/operations/checks/retire-check.ts');
    const gone = await seedAgent(here, { key: 'agent_gone' });
    await retireAgent(here.scope, { params: { agentId: gone.id }, body: { reason: 'Over' } });
    await seedCheck(here, { key: 'old-check' });
    const before = await headOf(here);
    await retireCheck(here.scope, { params: { checkKey: 'old-check' }, body: { reason: 'Over' } });
    expect((await headOf(here)).guard, 'no older decision follows').toBeGreaterThan(before.guard);
    expect((await send({ cookie: owner }, { agent: 'agent_gone' })).body.code).toBe('agent_retired');
    expect((await send({ cookie: owner }, { check: 'old-check' })).body.code).toBe('check_retired');
  });
});

describe('evidence', () => {
  it('is changed and removed by nobody', async () => {
    const kept = await seedEvidence(here, { agent: agentId });
    const where = { workspaceId_id: { workspaceId: here.workspaceId, id: kept.id } };
    await expect(
      read(here.scope, ({ db }) => db.evidence.update({ where, data: { note: 'Better' } })),
    ).rejects.toThrow();
    await expect(read(here.scope, ({ db }) => db.evidence.delete({ where }))).rejects.toThrow();
  });

  it('is listed newest first, by what it is of, a page at a time', async () => {
    const agent = await seedAgent(here, { key: 'agent_listed' });
    const now = Date.now();
    const at = (hours: number) => new Date(now - hours * 3_600_000);
    const made = [];
    for (const hours of [5, 3, 1])
      made.push(await seedEvidence(here, { agent: agent.id, observedAt: at(hours) }));
    const list = async (query: string) =>
      (await ask(evidence.GET, { cookie: owner, path: `/?${query}` })).json();
    const first = await list('agent=agent_listed&limit=2');
    const second = await list(`agent=agent_listed&limit=2&cursor=${first.next}`);
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect(ids).toEqual(made.map(({ id }) => id).reverse());
    const between = await list(`agent=${agent.id}&from=${at(4).toISOString()}&to=${at(2).toISOString()}`);
    expect(between.items.map(({ id }: { id: string }) => id)).toEqual([made[1]?.id]);
    for (const none of ['check=nowhere', 'source=ci', 'method=attested', 'agent=nobody'])
      expect((await list(`${none}&${none.startsWith('agent') ? '' : 'agent=agent_listed'}`)).items).toEqual(
        [],
      );
  });
});
