import { encode } from 'next-auth/jwt';
import { SESSION_MAX_AGE_S, sessionCookieName, sessionSecret } from '#lib/auth/session.ts';
import type { PersonPrincipal } from '#lib/domain/access/principal.ts';
import { findSignIn } from '#lib/store/sign-ins.ts';

/** The cookie of the member's session, as if they had just signed in, or `ageMs` ago. */
export async function sessionCookie(
  member: { readonly principal: PersonPrincipal },
  ageMs = 0,
): Promise<string> {
  const { personId, workspaceId, email, sessionId } = member.principal;
  const known = await findSignIn(email);
  if (!known) throw new Error(`nobody signs in as ${email}`);
  const { sessionVersion } = known;
  const token = { personId, workspaceId, sessionVersion, sessionId, signedInAt: Date.now() - ageMs };
  return `${sessionCookieName()}=${await encode({ token, secret: sessionSecret(), maxAge: SESSION_MAX_AGE_S })}`;
}

type Handler = (
  request: Request,
  context: { readonly params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;
type Asked = {
  readonly method?: string;
  readonly path?: string;
  readonly params?: Record<string, string>;
  readonly body?: unknown;
  /** The caller: a session's cookie or a key's text. */
  readonly cookie?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
};

/** Sends one request to a route's handler, as the product's own pages would. */
export async function ask(handler: Handler, asked: Asked): Promise<Response> {
  const { method = 'GET', path = '/', body, cookie, key } = asked;
  const headers = new Headers({ origin: 'http://localhost:3000', ...asked.headers });
  if (cookie) headers.set('cookie', cookie);
  if (key) headers.set('authorization', `Bearer ${key}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const text = body === undefined ? undefined : JSON.stringify(body);
  const request = new Request(new URL(path, 'http://localhost:3000'), { method, headers, body: text });
  return handler(request, { params: Promise.resolve(asked.params ?? {}) });
}
