import { beforeAll, describe, expect, it } from 'vitest';
import * as evidence from '#app/api/v1/evidence/route.ts';
import * as retire from '#app/api/v1/sources/[sourceKey]/retire/route.ts';
import * as source from '#app/api/v1/sources/[sourceKey]/route.ts';
import * as sources from '#app/api/v1/sources/route.ts';
import { revokeKey } from '#lib/operations/keys/revoke-key.ts';
import { evidenceBody, seedCheck, signingPair } from '#lib/testing/evidence.ts';
import { headOf } from '#lib/testing/heads.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let owner: string;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = await sessionCookie(here.owner);
  await seedAgent(here, { key: 'agent_pay' });
  await seedCheck(here);
});

let count = 0;
async function register(given: object = {}) {
  count += 1;
  const body = {
    key: `source-${count}`,
    name: 'A source',
    highestMethod: 'automated',
    owner: 'first-team',
    ...given,
  };
  const answer = await ask(sources.POST, { method: 'POST', cookie: owner, body });
  return { status: answer.status, body: await answer.json() };
}

const change = async (sourceKey: string, body: object) =>
  (await ask(source.PATCH, { method: 'PATCH', cookie: owner, params: { sourceKey }, body })).json();

const reporting = () => seedKey(here, { scopes: ['evidence:write'] });

describe('POST /sources', () => {
  it('registers where evidence comes from, with its key and the highest method it may claim', async () => {
    const key = await reporting();
    const { publicKey } = signingPair();
    const given = { key: 'ci', highestMethod: 'attested', apiKeyId: key.key.id, publicKey };
    expect(await register(given)).toMatchObject({
      status: 201,
      body: { ...given, owner: { key: 'first-team' } },
    });
    expect((await register({ key: 'ci' })).body.code).toBe('key_taken');
  });

  it('refuses a key that cannot report, and a source that attests without a public key', async () => {
    const revoked = await reporting();
    await revokeKey(here.scope, { params: { keyId: revoked.key.id } });
    const reader = await seedKey(here, { scopes: ['read'] });
    const test = await seedKey(here, { scopes: ['evidence:write'], env: 'test' });
    const theirs = await seedKey(await seedWorkspace(), { scopes: ['evidence:write'] });
    for (const apiKeyId of [revoked.key.id, reader.key.id, test.key.id, theirs.key.id, 'key_none']) {
      const refused = await register({ apiKeyId });
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'apiKeyId' }] } });
    }
    const unsigned = await register({ highestMethod: 'attested' });
    expect(unsigned).toMatchObject({ status: 400, body: { errors: [{ path: 'publicKey' }] } });
    for (const publicKey of ['evpk_short=', 'whpk_AAAA', `evpk_${'A'.repeat(44)}`])
      expect((await register({ publicKey })).body.errors).toMatchObject([{ path: 'publicKey' }]);
  });

  it('lets one key report for one source in service, also when two are registered at once', async () => {
    const apiKeyId = (await reporting()).key.id;
    const answers = await Promise.all([
      register({ apiKeyId }),
      register({ apiKeyId }),
      register({ apiKeyId }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const winner = answers.find(({ status }) => status === 201)?.body.key;
    const other = (await register()).body.key;
    expect(await change(other, { apiKeyId })).toMatchObject({
      code: 'conflict',
      errors: [{ path: 'apiKeyId' }],
    });
    expect(await change(winner, { apiKeyId, name: 'Itself' })).toMatchObject({ name: 'Itself', apiKeyId });
    const end = {
      method: 'POST',
      cookie: owner,
      params: { sourceKey: winner },
      body: { reason: 'Replaced' },
    };
    expect((await ask(retire.POST, end)).status).toBe(200);
    expect(await change(other, { apiKeyId })).toMatchObject({ apiKeyId });
  });
});

describe('a source', () => {
  it('reports with its new key from its change on, and no more with the old one', async () => {
    const [old, fresh] = [await reporting(), await reporting()];
    const { key } = (await register({ apiKeyId: old.key.id })).body;
    const body = evidenceBody({ agent: 'agent_pay', source: key });
    const report = async (text: string) =>
      (await ask(evidence.POST, { method: 'POST', key: text, body })).status;
    expect(await report(old.text)).toBe(201);
    await change(key, { apiKeyId: fresh.key.id });
    expect([await report(old.text), await report(fresh.text)]).toEqual([403, 201]);
  });

  it('cannot lose its public key while it attests, and can be renamed after its key was revoked', async () => {
    const key = await reporting();
    const given = { highestMethod: 'attested', publicKey: signingPair().publicKey, apiKeyId: key.key.id };
    const { key: sourceKey } = (await register(given)).body;
    expect(await change(sourceKey, { publicKey: null })).toMatchObject({ errors: [{ path: 'publicKey' }] });
    await revokeKey(here.scope, { params: { keyId: key.key.id } });
    expect(await change(sourceKey, { name: 'Renamed' })).toMatchObject({ name: 'Renamed' });
  });

  it('is retired once and for good: nothing is reported for it, and no older decision follows', async () => {
    const { key: sourceKey } = (await register()).body;
    const asked = { method: 'POST', cookie: owner, params: { sourceKey }, body: { reason: 'Replaced' } };
    const before = await headOf(here);
    expect((await (await ask(retire.POST, asked)).json()).retiredAt).not.toBeNull();
    expect((await headOf(here)).guard).toBeGreaterThan(before.guard);
    expect((await (await ask(retire.POST, asked)).json()).code).toBe('evidence_source');
    expect(await change(sourceKey, { name: 'Again' })).toMatchObject({ code: 'evidence_source' });
    const body = evidenceBody({ agent: 'agent_pay', source: sourceKey });
    const report = await ask(evidence.POST, { method: 'POST', cookie: owner, body });
    expect((await report.json()).code).toBe('evidence_source');
    const page = await (await ask(sources.GET, { cookie: owner, path: '/?state=retired' })).json();
    expect(page.items.map(({ key }: { key: string }) => key)).toContain(sourceKey);
  });
});
