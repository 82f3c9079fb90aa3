import { bearerToken } from '#lib/auth/api-key.ts';
import { keyPrincipal } from '#lib/auth/key-principal.ts';
import { sessionCookieName } from '#lib/auth/session.ts';
import { sessionPrincipal } from '#lib/auth/session-principal.ts';
import type { Principal } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';

/** Who is calling and how they said so. `session` without a principal is a session that has ended. */
export type Caller = { readonly principal: Principal | null; readonly via: 'session' | 'key' | 'none' };

/** Who is calling. Raises `unauthenticated` for a key that is not good; an ended session is simply nobody. */
export async function authenticate(request: Request): Promise<Caller> {
  const header = request.headers.get('authorization');
  if (header !== null) {
    const token = bearerToken(header);
    const principal = token === null ? null : await keyPrincipal(token, new Date());
    if (principal) return { principal, via: 'key' };
    throw new Problem('unauthenticated', 'The key is unknown, mistyped, revoked or expired.');
  }
  const token = cookieOf(request, sessionCookieName());
  if (token === undefined) return { principal: null, via: 'none' };
  return { principal: await sessionPrincipal(token), via: 'session' };
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}
