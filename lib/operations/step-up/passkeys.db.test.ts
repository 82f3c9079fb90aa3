import { beforeAll, describe, expect, it } from 'vitest';
import * as remove from '#app/api/v1/me/passkeys/[passkeyId]/remove/route.ts';
import * as passkeyOptions from '#app/api/v1/me/passkeys/options/route.ts';
import * as passkeys from '#app/api/v1/me/passkeys/route.ts';
import * as me from '#app/api/v1/me/route.ts';
import * as stepUpOptions from '#app/api/v1/me/step-up/options/route.ts';
import * as stepUp from '#app/api/v1/me/step-up/route.ts';
import { read } from '#lib/store/transaction.ts';
import { makeAuthenticator } from '#lib/testing/authenticator.ts';
import { ask } from '#lib/testing/requests.ts';
import {
  addPasskey,
  challengeFrom,
  oldSession,
  post,
  provenState,
  STEP_UP_PASSWORD,
  seedSessions,
} from '#lib/testing/step-ups.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
beforeAll(async () => {
  here = await seedWorkspace();
});

describe('a passkey', () => {
  it('is kept with a name, proves the session it signs for, and no other', async () => {
    const { member, fresh, old } = await seedSessions(here);
    const authenticator = makeAuthenticator();
    expect(await addPasskey(fresh, authenticator)).toMatchObject({
      status: 201,
      body: { id: authenticator.id, name: 'Laptop', lastUsedAt: null },
    });
    expect(await provenState(old)).toEqual({ provenUntil: null, passkeys: 1, hasPassword: true });
    const challenge = await challengeFrom(stepUpOptions, old);
    const proven = await post(stepUp, old, { passkey: authenticator.sign({ challenge }) });
    expect(proven.status).toBe(200);
    expect((await provenState(old)).provenUntil).toBe(proven.body.provenUntil);
    const other = await oldSession(member);
    expect((await provenState(other)).provenUntil).toBeNull();
    const { items } = await (await ask(passkeys.GET, { cookie: old })).json();
    expect(items).toEqual([expect.objectContaining({ name: 'Laptop', lastUsedAt: expect.any(String) })]);
  });

  it('is asked for by the name and origin of the product’s own address, with the person recognised', async () => {
    const { member, fresh } = await seedSessions(here);
    expect((await post(passkeyOptions, fresh)).body).toMatchObject({
      rp: { id: 'localhost', name: 'Countersign' },
      user: { name: member.principal.email },
      attestation: 'none',
      authenticatorSelection: { userVerification: 'required' },
      excludeCredentials: [],
    });
    const authenticator = makeAuthenticator();
    await addPasskey(fresh, authenticator);
    const known = [{ id: authenticator.id, type: 'public-key', transports: ['internal'] }];
    expect((await post(passkeyOptions, fresh)).body).toMatchObject({ excludeCredentials: known });
    expect((await post(stepUpOptions, fresh)).body).toMatchObject({
      rpId: 'localhost',
      userVerification: 'required',
      allowCredentials: known,
    });
  });

  it('is added and removed by a proven session alone, and both are on record', async () => {
    const { member, fresh, old } = await seedSessions(here);
    const authenticator = makeAuthenticator();
    expect((await post(passkeyOptions, old)).body).toMatchObject({ code: 'step_up_required' });
    const challenge = await challengeFrom(passkeyOptions, fresh);
    const body = { name: 'Laptop', passkey: authenticator.make({ challenge }) };
    expect((await post(passkeys, old, body)).body).toMatchObject({ code: 'step_up_required' });
    // The refusal used nothing up: the same answer is good in a session that is proven.
    expect((await post(passkeys, fresh, body)).status).toBe(201);
    const params = { passkeyId: authenticator.id };
    expect((await post(remove, old, {}, params)).body).toMatchObject({ code: 'step_up_required' });
    expect((await post(remove, fresh, {}, params)).status).toBe(200);
    expect((await post(remove, fresh, {}, params)).status).toBe(404);
    const events = await read(here.scope, ({ db }) =>
      db.event.findMany({
        where: { workspaceId: here.workspaceId, subjectId: member.principal.personId },
        orderBy: { id: 'asc' },
        select: { type: true, payload: true },
      }),
    );
    expect(events.slice(1)).toEqual([
      { type: 'passkey.added', payload: { name: 'Laptop' } },
      { type: 'passkey.removed', payload: { name: 'Laptop' } },
    ]);
  });

  it('of one person is nothing to another: not seen, not removed, not accepted', async () => {
    const mine = await seedSessions(here);
    const theirs = await seedSessions(here);
    const authenticator = makeAuthenticator();
    await addPasskey(theirs.fresh, authenticator);
    await addPasskey(mine.fresh, makeAuthenticator());
    const { items } = await (await ask(passkeys.GET, { cookie: mine.fresh })).json();
    expect(JSON.stringify(items)).not.toContain(authenticator.id);
    expect((await post(remove, mine.fresh, {}, { passkeyId: authenticator.id })).status).toBe(404);
    const challenge = await challengeFrom(stepUpOptions, mine.old);
    const tried = await post(stepUp, mine.old, { passkey: authenticator.sign({ challenge }) });
    expect([tried.status, tried.body.code]).toEqual([401, 'step_up_failed']);
    expect((await addPasskey(mine.fresh, authenticator)).body).toMatchObject({ code: 'passkey_refused' });
    expect((await provenState(mine.old)).provenUntil).toBeNull();
  });

  it('is nothing a key has', async () => {
    const { text: key } = await seedKey(here, { scopes: ['admin'] });
    const asked = [
      ask(passkeys.GET, { key }),
      ask(passkeyOptions.POST, { method: 'POST', key, body: {} }),
      ask(stepUpOptions.POST, { method: 'POST', key, body: {} }),
      ask(stepUp.POST, { method: 'POST', key, body: { password: STEP_UP_PASSWORD } }),
    ];
    for (const answer of await Promise.all(asked))
      expect(await answer.json()).toMatchObject({ code: 'person_required' });
    expect((await (await ask(me.GET, { key })).json()).stepUp).toBeNull();
  });
});

describe('making a passkey', () => {
  it.each([
    ['answers another origin', { origin: 'https://elsewhere.example.com' }],
    ['answers another port of the same host', { origin: 'http://localhost:3001' }],
    ['is bound to another name', { relyingParty: 'elsewhere.example.com' }],
    ['answers another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['did not recognise who was there', { isVerified: false }],
    ['is the answer to another question', { type: 'webauthn.get' }],
  ])('is refused where the answer %s, and uses the challenge up', async (_, wish) => {
    const { fresh } = await seedSessions(here);
    const authenticator = makeAuthenticator();
    const challenge = await challengeFrom(passkeyOptions, fresh);
    const send = (passkey: unknown) => post(passkeys, fresh, { name: 'Laptop', passkey });
    const wrong = await send(authenticator.make({ challenge, ...wish }));
    expect([wrong.status, wrong.body.code]).toEqual([422, 'passkey_refused']);
    const late = await send(authenticator.make({ challenge }));
    expect([late.status, late.body.code]).toEqual([422, 'passkey_refused']);
    expect((await provenState(fresh)).passkeys).toBe(0);
  });

  it('is refused with an attestation that names certificates, and looks none of them up', async () => {
    const { fresh } = await seedSessions(here);
    const certificates = new Map<string, unknown>([['x5c', [Buffer.alloc(8)]]]);
    for (const attestation of [
      ['packed', certificates],
      ['tpm', new Map()],
    ] as const) {
      const challenge = await challengeFrom(passkeyOptions, fresh);
      const passkey = makeAuthenticator().make({ challenge, attestation });
      expect((await post(passkeys, fresh, { name: 'Laptop', passkey })).body).toMatchObject({
        code: 'passkey_refused',
      });
    }
  });

  it('of twenty-one is one too many', async () => {
    const { fresh } = await seedSessions(here);
    for (let i = 0; i < 20; i += 1) expect((await addPasskey(fresh, makeAuthenticator())).status).toBe(201);
    expect((await addPasskey(fresh, makeAuthenticator())).body).toMatchObject({ code: 'passkey_refused' });
  });

  it.each([
    [
      'passkey.response.attestationObject',
      { response: { clientDataJSON: 'e30', attestationObject: 'not base64!' } },
    ],
    ['passkey.id', { id: '' }],
    ['passkey.type', { type: 'password' }],
  ])('names %s where it is not what a browser sends', async (path, fault) => {
    const { fresh } = await seedSessions(here);
    const right = makeAuthenticator().make({ challenge: 'AAAA' });
    const answer = await post(passkeys, fresh, { name: 'Laptop', passkey: { ...right, ...fault } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ path }] } });
  });

  it('is refused where the answer is no attestation at all', async () => {
    const { fresh } = await seedSessions(here);
    await challengeFrom(passkeyOptions, fresh);
    const right = makeAuthenticator().make({ challenge: 'AAAA' });
    const passkey = { ...right, response: { ...right.response, attestationObject: 'AAAA' } };
    expect((await post(passkeys, fresh, { name: 'Laptop', passkey })).body).toMatchObject({
      code: 'passkey_refused',
    });
  });
});
