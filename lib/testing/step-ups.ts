import * as passkeyOptions from '#app/api/v1/me/passkeys/options/route.ts';
import * as passkeys from '#app/api/v1/me/passkeys/route.ts';
import * as me from '#app/api/v1/me/route.ts';
import type { makeAuthenticator } from '#lib/testing/authenticator.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { type SeededMember, type SeededWorkspace, seedMember, sessionOf } from '#lib/testing/workspaces.ts';

const HOUR_MS = 3_600_000;

/** The password of everybody these tests make. */
export const STEP_UP_PASSWORD = 'river stone lantern';

type Route = { POST: Parameters<typeof ask>[0] };
type Answer = { readonly status: number; readonly body: Readonly<Record<string, string>> };

/** Posts as a session and answers status and body. */
export async function post(route: Route, cookie: string, body: unknown = {}, params = {}): Promise<Answer> {
  const answer = await ask(route.POST, { method: 'POST', cookie, body, params });
  return { status: answer.status, body: await answer.json() };
}

/** What `GET /me` says the session has proven. */
export async function provenState(cookie: string) {
  return (await (await ask(me.GET, { cookie })).json()).stepUp;
}

/** The cookie of another session of the member, which began an hour ago. */
export function oldSession(member: SeededMember): Promise<string> {
  return sessionCookie(sessionOf(member), HOUR_MS);
}

/** Somebody with a session that began just now and one that began an hour ago. */
export async function seedSessions(here: Pick<SeededWorkspace, 'workspaceId'>) {
  const member = await seedMember(here, { password: STEP_UP_PASSWORD });
  return { member, fresh: await sessionCookie(member), old: await oldSession(member) };
}

/** What the authenticator is to answer next. */
export async function challengeFrom(route: Route, cookie: string): Promise<string> {
  return (await post(route, cookie)).body.challenge ?? '';
}

/** Adds a passkey as a browser does. */
export async function addPasskey(
  cookie: string,
  authenticator: ReturnType<typeof makeAuthenticator>,
  counter = 0,
): Promise<Answer> {
  const challenge = await challengeFrom(passkeyOptions, cookie);
  return post(passkeys, cookie, { name: 'Laptop', passkey: authenticator.make({ challenge, counter }) });
}
