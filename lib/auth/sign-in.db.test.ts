import { beforeAll, describe, expect, it } from 'vitest';
import { moveSession, signIn } from '#lib/auth/sign-in.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedMember,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

const password = 'river stone lantern';
const now = new Date('2026-05-04T10:00:00.000Z');
const nobody = { email: 'nobody@example.com', password, address: '192.0.2.10', now };

let here: SeededWorkspace;
let dana: SeededMember;

beforeAll(async () => {
  here = await seedWorkspace();
  dana = await seedMember(here, { email: 'dana@example.com', password });
});

describe('signing in', () => {
  it('opens a session for the right password, whatever the case of the address', async () => {
    const claims = await signIn({ email: 'Dana@Example.com', password, address: '192.0.2.1', now });
    expect(claims).toEqual({
      personId: dana.principal.personId,
      workspaceId: here.workspaceId,
      sessionVersion: 1,
      sessionId: expect.stringMatching(/^ses_[0-9a-z]{26}$/),
      signedInAt: now.getTime(),
    });
  });

  it('opens another session each time', async () => {
    const attempt = { email: 'dana@example.com', password, address: '192.0.2.5', now };
    const [first, second] = [await signIn(attempt), await signIn(attempt)];
    expect(first?.sessionId).not.toBe(second?.sessionId);
  });

  it('answers the same to a wrong password, an unknown address and somebody without a password', async () => {
    const { email } = here.owner.principal;
    const attempt = { password: 'not this one', address: '192.0.2.2', now };
    expect(await signIn({ ...attempt, email: 'dana@example.com' })).toBeNull();
    expect(await signIn({ ...attempt, email: 'unknown@example.com' })).toBeNull();
    expect(await signIn({ ...attempt, email })).toBeNull();
  });

  it('refuses further attempts for an address, known or not, until the window has passed', async () => {
    for (let i = 0; i < 10; i += 1) expect(await signIn(nobody)).toBeNull();
    await expect(signIn(nobody)).rejects.toMatchObject({ code: 'rate_limited', retryAfterS: 900 });
    expect(await signIn({ ...nobody, now: new Date(now.getTime() + 900_000) })).toBeNull();
  });

  it('counts attempts that come at once', async () => {
    const attempt = { ...nobody, email: 'at-once@example.com', address: '192.0.2.3' };
    const results = await Promise.allSettled(Array.from({ length: 16 }, () => signIn(attempt)));
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(6);
  });

  it('refuses a network address that tries many people', async () => {
    const later = new Date(now.getTime() + 3_600_000);
    const attempts = Array.from({ length: 100 }, (_, i) => ({
      ...nobody,
      email: `p${i}@example.com`,
      now: later,
    }));
    await Promise.all(attempts.map(signIn));
    await expect(signIn({ ...nobody, email: 'p100@example.com', now: later })).rejects.toMatchObject({
      code: 'rate_limited',
    });
  });

  it('forgets failed attempts once the person has proved who they are', async () => {
    const attempt = {
      email: 'dana@example.com',
      address: '192.0.2.4',
      now: new Date(now.getTime() + 7_200_000),
    };
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 5; i += 1) expect(await signIn({ ...attempt, password: 'wrong' })).toBeNull();
      expect(await signIn({ ...attempt, password })).not.toBeNull();
    }
  });
});

describe('moving a session to another workspace', () => {
  it('is for workspaces the person belongs to, and for a session that still stands', async () => {
    const other = await seedWorkspace();
    const claims = {
      personId: dana.principal.personId,
      workspaceId: here.workspaceId,
      sessionVersion: 1,
      sessionId: dana.principal.sessionId,
      signedInAt: now.getTime(),
    };
    expect(await moveSession(claims, other.workspaceId)).toBeNull();
    await seedMember(other, { email: 'dana@example.com' });
    expect(await moveSession(claims, other.workspaceId)).toEqual({
      ...claims,
      workspaceId: other.workspaceId,
    });
    expect(await moveSession({ ...claims, sessionVersion: 0 }, other.workspaceId)).toBeNull();
  });
});
