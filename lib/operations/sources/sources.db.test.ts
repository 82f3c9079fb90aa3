import { beforeAll, describe, expect, it } from 'vitest';
import * as evidence from '#app/api/v1/evidence/route.ts';
import * as retire from '#app/api/v1/sources/[sourceKey]/retire/route.ts';
import * as source from '#app/api/v1/sources/[sourceKey]/route.ts';
import * as sources from '#app/api/v1/sources/route.ts';
import type { Role } from '#lib/domain/access/permissions.ts';
import { revokeKey } from '#lib/operations/keys/revoke-key.ts';
import { read, write } from '#lib/store/transaction.ts';
import { evidenceBody, seedCheck, seedEvidence, signingPair } from '#lib/testing/evidence.ts';
import { headOf } from '#lib/testing/heads.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
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
let owner: string;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = await sessionCookie(here.owner);
  await seedAgent(here, { key: 'agent_pay' });
  await seedCheck(here);
});

type Shown = { readonly cookie?: string; readonly key?: string };
let count = 0;
async function register(given: object = {}, shown: Shown = { cookie: owner }) {
  count += 1;
  const body = {
    key: `source-${count}`,
    name: 'A source',
    highestMethod: 'automated',
    owner: 'first-team',
    ...given,
  };
  const answer = await ask(sources.POST, { method: 'POST', ...shown, body });
  return { status: answer.status, body: await answer.json() };
}

const change = async (sourceKey: string, body: object, shown: Shown = { cookie: owner }) =>
  (await ask(source.PATCH, { method: 'PATCH', ...shown, params: { sourceKey }, body })).json();

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

describe('what counts as proof', () => {
  let builder: Shown;
  let lead: Shown;
  let machine: Shown;

  beforeAll(async () => {
    const signedIn = async (role: Role) => ({
      cookie: await sessionCookie(await seedMember(here, { role })),
    });
    [builder, lead] = [await signedIn('builder'), await signedIn('trust_lead')];
    machine = { key: (await seedKey(here, { scopes: ['admin'] })).text };
    await seedTeam(here, { key: 'quality' });
  });

  const strong = () => ({ highestMethod: 'attested', publicKey: signingPair().publicKey });

  it('is widened by a source above automated only by a person who may put pacts into force', async () => {
    for (const given of [{ highestMethod: 'independent' }, strong()]) {
      const errors = [{ path: 'highestMethod' }];
      expect(await register(given, builder)).toMatchObject({
        status: 403,
        body: { code: 'forbidden', errors },
      });
      const byKey = await register(given, machine);
      expect(byKey).toMatchObject({ status: 403, body: { code: 'person_required', errors } });
      expect((await register(given, lead)).status).toBe(201);
    }
    for (const shown of [builder, machine])
      expect((await register({ highestMethod: 'automated' }, shown)).status).toBe(201);
  });

  const changes = [
    ['highestMethod', async () => ({ highestMethod: 'independent' })],
    ['owner', async () => ({ owner: 'quality' })],
    ['publicKey', async () => ({ publicKey: signingPair().publicKey })],
    ['apiKeyId', async () => ({ apiKeyId: (await reporting()).key.id })],
  ] as const;
  it.each(changes)('is widened by a source’s other %s only by such a person too', async (path, make) => {
    const { key } = (await register()).body;
    const body = await make();
    const errors = [{ path }];
    expect(await change(key, body, builder)).toMatchObject({ code: 'forbidden', errors });
    expect(await change(key, body, machine)).toMatchObject({ code: 'person_required', errors });
    expect(await change(key, body, lead)).toMatchObject({ key });
  });

  it('stays as it is where a builder renames a source, lowers it, or changes one whose word is its own', async () => {
    const given = { ...strong(), apiKeyId: (await reporting()).key.id, owner: 'quality' };
    const { key } = (await register(given)).body;
    expect(await change(key, { ...given, name: 'Renamed' }, builder)).toMatchObject({ name: 'Renamed' });
    expect(await change(key, { highestMethod: 'automated' }, builder)).toMatchObject({
      highestMethod: 'automated',
    });
    const raised = await change(key, { highestMethod: 'attested' }, builder);
    expect(raised, 'nor does it come back').toMatchObject({ code: 'forbidden' });
    const weak = (await register({ highestMethod: 'self_reported' }, builder)).body.key;
    const freely = { owner: 'quality', apiKeyId: (await reporting()).key.id };
    expect(await change(weak, freely, builder)).toMatchObject({ apiKeyId: freely.apiKeyId });
  });

  it.each([['decide'], ['admin']] as const)(
    'is nothing that a key with the scope %s says, above its own word',
    async (scope) => {
      const acting = await seedKey(here, { scopes: ['evidence:write', scope] });
      const apiKeyId = acting.key.id;
      for (const highestMethod of ['automated', 'independent'])
        expect(await register({ highestMethod, apiKeyId })).toMatchObject({
          status: 400,
          body: { errors: [{ path: 'apiKeyId', message: expect.stringContaining('can decide') }] },
        });
      const other = (await register()).body.key;
      expect(await change(other, { apiKeyId })).toMatchObject({ errors: [{ path: 'apiKeyId' }] });
      const { key } = (await register({ highestMethod: 'self_reported', apiKeyId })).body;
      const raised = await change(key, { highestMethod: 'automated' });
      expect(raised, 'nor once its source is raised').toMatchObject({ errors: [{ path: 'apiKeyId' }] });
      const report = async (method: 'self_reported' | 'automated') => {
        const body = evidenceBody({ agent: 'agent_pay', source: key, method });
        return (await ask(evidence.POST, { method: 'POST', key: acting.text, body })).json();
      };
      expect(await report('self_reported')).toMatchObject({ method: 'self_reported' });
      await write(here.scope, ({ db, touch }) => {
        touch('source', key);
        return db.evidenceSource.updateMany({ where: { key }, data: { highestMethod: 'automated' } });
      });
      expect(await report('automated')).toMatchObject({
        code: 'evidence_method',
        errors: [{ path: 'method' }],
      });
    },
  );
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
    const lowered = { highestMethod: 'automated' };
    expect(await change(sourceKey, lowered)).toMatchObject(lowered);
    const raised = await change(sourceKey, { highestMethod: 'attested' });
    expect(raised, 'a key that is to claim more is looked at').toMatchObject({
      errors: [{ path: 'apiKeyId' }],
    });
  });

  it('is retired once and for good: nothing is reported for it, and what it reported stands', async () => {
    const { key: sourceKey } = (await register()).body;
    const asked = { method: 'POST', cookie: owner, params: { sourceKey }, body: { reason: 'Replaced' } };
    const { id, agent } = await seedEvidence(here, { agent: 'agent_pay', source: sourceKey });
    const before = await headOf(here);
    expect((await (await ask(retire.POST, asked)).json()).retiredAt).not.toBeNull();
    expect((await headOf(here)).guard, 'no decision is other than before').toBe(before.guard);
    const heads = await read(here.scope, ({ db }) =>
      db.evidenceHead.findMany({ where: { agentId: agent.id }, select: { evidenceId: true } }),
    );
    expect(heads).toContainEqual({ evidenceId: id });
    expect((await (await ask(retire.POST, asked)).json()).code).toBe('evidence_source');
    expect(await change(sourceKey, { name: 'Again' })).toMatchObject({ code: 'evidence_source' });
    const body = evidenceBody({ agent: 'agent_pay', source: sourceKey });
    const report = await ask(evidence.POST, { method: 'POST', cookie: owner, body });
    expect((await report.json()).code).toBe('evidence_source');
    const page = await (await ask(sources.GET, { cookie: owner, path: '/?state=retired' })).json();
    expect(page.items.map(({ key }: { key: string }) => key)).toContain(sourceKey);
  });
});
