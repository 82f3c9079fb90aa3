import type { NextAuthOptions } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import * as z from 'zod';
import {
  isSecure,
  productUrl,
  SESSION_MAX_AGE_S,
  sessionCookieName,
  sessionSecret,
} from '#lib/auth/session.ts';
import { moveSession } from '#lib/auth/sign-in.ts';
import { signInProviders } from '#lib/auth/sign-in-providers.ts';

const Claims = z.object({
  personId: z.string(),
  workspaceId: z.string(),
  sessionVersion: z.number(),
  sessionId: z.string(),
  signedInAt: z.number(),
});
const Move = z.object({ workspaceId: z.string().max(60) });

/** How sessions are made, kept in a cookie and moved. Read at each request, since the address comes from the environment. */
export function sessionOptions(): NextAuthOptions {
  // next-auth takes its own address from this variable alone, never from the Host header.
  process.env.NEXTAUTH_URL = productUrl().origin;
  return {
    secret: sessionSecret(),
    providers: signInProviders(),
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_S },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: { name: sessionCookieName(), options: cookieOptions() } },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    callbacks: {
      jwt: ({ token, user, trigger, session }) => {
        if (user) return claimsOf(user);
        return trigger === 'update' ? moved(token, session) : token;
      },
      // The browser learns nothing from here: who it is, it asks of GET /me.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ baseUrl }) => baseUrl,
    },
  };
}

function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() };
}

// INVARIANT: a session carries our claims and no name or address: whatever else is asked comes from the database.
function claimsOf(user: unknown): JWT {
  return { ...Claims.parse(user) };
}

async function moved(token: JWT, wish: unknown): Promise<JWT> {
  const claims = Claims.safeParse(token);
  const move = Move.safeParse(wish);
  if (!claims.success || !move.success) return token;
  return { ...token, ...((await moveSession(claims.data, move.data.workspaceId)) ?? {}) };
}
