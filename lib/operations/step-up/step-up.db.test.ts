import { beforeAll, describe, expect, it } from 'vitest';
import * as remove from '#app/api/v1/me/passkeys/[passkeyId]/remove/route.ts';
import * as passkeyOptions from '#app/api/v1/me/passkeys/options/route.ts';
import * as stepUpOptions from '#app/api/v1/me/step-up/options/route.ts';
import * as stepUp from '#app/api/v1/me/step-up/route.ts';
import { signIn } from '#lib/auth/sign-in.ts';
import { newId } from '#lib/platform/ids.ts';
import { read } from '#lib/store/transaction.ts';
import { makeAuthenticator } from '#lib/testing/authenticator.ts';
import {
  addPasskey,
  challengeFrom,
  post,
  provenState,
  STEP_UP_PASSWORD,
  seedSessions,
} from '#lib/testing/step-ups.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededMember, type SeededWorkspace, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
beforeAll(async () => {
  here = await seedWorkspace();
});

describe('stepping up by a passkey', () => {
  it.each([
    ['answers another origin', { origin: 'https://elsewhere.example.com' }],
    ['is bound to another name', { relyingParty: 'elsewhere.example.com' }],
    ['answers another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['did not recognise who was there', { isVerified: false }],
    ['is the answer to another question', { type: 'webauthn.create' }],
    ['has a counter that went back', { counter: 4 }],
    ['has a counter that stood still', { counter: 5 }],
  ])('is refused where the answer %s, and uses the challenge up', async (_, wish) => {
    const { fresh, old } = await seedSessions(here);
    const authenticator = makeAuthenticator();
    await addPasskey(fresh, authenticator, 5);
    const challenge = await challengeFrom(stepUpOptions, old);
    const send = (given: object) =>
      post(stepUp, old, { passkey: authenticator.sign({ challenge, counter: 6, ...given }) });
    const wrong = await send(wish);
    expect([wrong.status, wrong.body.code]).toEqual([401, 'step_up_failed']);
    expect((await send({})).body).toMatchObject({ code: 'step_up_failed' });
    expect((await provenState(old)).provenUntil).toBeNull();
  });

  it('is refused with the signature of another key under the same id', async () => {
    const { fresh, old } = await seedSessions(here);
    const authenticator = makeAuthenticator();
    await addPasskey(fresh, authenticator);
    const challenge = await challengeFrom(stepUpOptions, old);
    const { id, rawId } = authenticator.sign({ challenge });
    const passkey = { ...makeAuthenticator().sign({ challenge }), id, rawId };
    expect((await post(stepUp, old, { passkey })).body).toMatchObject({ code: 'step_up_failed' });
  });

  it('takes each answer once, also when it is sent twice at once', async () => {
    const { fresh, old } = await seedSessions(here);
    const authenticator = makeAuthenticator();
    await addPasskey(fresh, authenticator);
    const challenge = await challengeFrom(stepUpOptions, old);
    const passkey = authenticator.sign({ challenge });
    const answers = await Promise.all([1, 2, 3].map(() => post(stepUp, old, { passkey })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect((await post(stepUp, old, { passkey })).status).toBe(401);
  });

  it('does not take the challenge that was meant for making one', async () => {
    const { fresh, old } = await seedSessions(here);
    const authenticator = makeAuthenticator();
    await addPasskey(fresh, authenticator);
    const challenge = await challengeFrom(passkeyOptions, fresh);
    const passkey = authenticator.sign({ challenge });
    expect((await post(stepUp, old, { passkey })).body).toMatchObject({ code: 'step_up_failed' });
  });

  it('ends with the passkey: removed, it proves nothing', async () => {
    const { fresh, old } = await seedSessions(here);
    const authenticator = makeAuthenticator();
    await addPasskey(fresh, authenticator);
    const challenge = await challengeFrom(stepUpOptions, old);
    await post(remove, fresh, {}, { passkeyId: authenticator.id });
    const passkey = authenticator.sign({ challenge });
    expect((await post(stepUp, old, { passkey })).body).toMatchObject({ code: 'step_up_failed' });
    expect((await post(stepUpOptions, old)).body).toMatchObject({ code: 'passkey_refused' });
  });
});

/** Somebody who signs in as the member, from an address of their own. */
function atTheDoor({ principal }: SeededMember, password: string) {
  return { email: principal.email, password, address: newId('session'), now: new Date() };
}

describe('stepping up by the password', () => {
  it('proves the session, and says at its field when it does not fit', async () => {
    const { old } = await seedSessions(here);
    const wrong = await post(stepUp, old, { password: 'not this one' });
    expect(wrong).toMatchObject({
      status: 401,
      body: { code: 'step_up_failed', errors: [{ path: 'password' }] },
    });
    expect((await provenState(old)).provenUntil).toBeNull();
    expect((await post(stepUp, old, { password: STEP_UP_PASSWORD })).status).toBe(200);
    expect((await provenState(old)).provenUntil).not.toBeNull();
  });

  it('is refused after ten wrong ones, also when the eleventh is right, and locks no door', async () => {
    const { old, member } = await seedSessions(here);
    for (let i = 0; i < 10; i += 1)
      expect((await post(stepUp, old, { password: 'not this one' })).status).toBe(401);
    expect((await post(stepUp, old, { password: STEP_UP_PASSWORD })).body).toMatchObject({
      code: 'rate_limited',
    });
    expect(await signIn(atTheDoor(member, STEP_UP_PASSWORD))).not.toBeNull();
    expect((await post(stepUp, old, { password: STEP_UP_PASSWORD })).body).toMatchObject({
      code: 'rate_limited',
    });
  });

  it('goes on where a stranger guessed at the door until nobody could sign in there', async () => {
    const { old, member } = await seedSessions(here);
    const guess = atTheDoor(member, 'not this one');
    for (let i = 0; i < 10; i += 1) expect(await signIn(guess)).toBeNull();
    expect((await post(stepUp, old, { password: STEP_UP_PASSWORD })).status).toBe(200);
    const right = { ...guess, password: STEP_UP_PASSWORD };
    await expect(signIn(right)).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('counts only passwords: a passkey is neither counted nor clears what was guessed', async () => {
    const { fresh, old } = await seedSessions(here);
    const authenticator = makeAuthenticator();
    await addPasskey(fresh, authenticator);
    const prove = async (counter: number) => {
      const challenge = await challengeFrom(stepUpOptions, old);
      return (await post(stepUp, old, { passkey: authenticator.sign({ challenge, counter }) })).status;
    };
    for (let i = 0; i < 10; i += 1)
      expect((await post(stepUp, old, { password: 'not this one' })).status).toBe(401);
    expect([await prove(1), await prove(2)]).toEqual([200, 200]);
    expect((await post(stepUp, old, { password: STEP_UP_PASSWORD })).body).toMatchObject({
      code: 'rate_limited',
    });
  });

  it.each([
    ['neither', {}],
    ['both', { password: STEP_UP_PASSWORD, passkey: makeAuthenticator().sign({ challenge: 'AAAA' }) }],
  ])('wants one of password and passkey: %s is refused by name', async (_, body) => {
    const { old } = await seedSessions(here);
    const answer = await post(stepUp, old, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path: 'password' }] },
    });
  });

  it('says what it touched, which no decision looks at, so that gates read nothing anew', async () => {
    const { old } = await seedSessions(here);
    expect((await post(stepUp, old, { password: STEP_UP_PASSWORD })).status).toBe(200);
    const touched = await read(here.scope, ({ db }) =>
      db.change.findMany({
        where: { workspaceId: here.workspaceId },
        orderBy: { revision: 'desc' },
        take: 1,
        select: { noun: true },
      }),
    );
    expect(touched).toEqual([{ noun: 'passkey' }]);
  });
});
