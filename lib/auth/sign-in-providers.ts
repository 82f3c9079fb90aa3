import type { NextAuthOptions } from 'next-auth';
import credentials from 'next-auth/providers/credentials';
import * as z from 'zod';
import { defaultExport } from '#lib/auth/default-export.ts';
import { signIn } from '#lib/auth/sign-in.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { createLogger } from '#lib/platform/logger.ts';

const logger = createLogger('sign-in');

const Credentials = z.object({ email: z.string().max(254), password: z.string().max(1000) });

type Header = string | string[] | undefined;

/**
 * The ways to sign in, one entry each. Another one (OpenID Connect) is added here, when its configuration is there; the
 * rest of the product knows a session only by its claims.
 */
export function signInProviders(): NextAuthOptions['providers'] {
  return [
    defaultExport(credentials)({
      id: 'password',
      name: 'password',
      credentials: { email: {}, password: {} },
      authorize: (given, request) => authorizePassword(given, request.headers ?? {}),
    }),
  ];
}

// What is thrown here reaches the browser as the text of `error`, so it is a problem's code and nothing else.
async function authorizePassword(given: unknown, headers: Record<string, Header>) {
  const parsed = Credentials.safeParse(given);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const attempt = {
    email: email.trim(),
    password,
    address: addressOf(headers['x-forwarded-for']),
    now: new Date(),
  };
  const claims = await signIn(attempt).catch((cause: unknown) => {
    throw new Error(cause instanceof Problem ? cause.code : unknownFailure(cause));
  });
  return claims && { id: claims.personId, ...claims };
}

/** The last hop is the one our own front door, or the proxy before it, saw; earlier ones are whatever a caller wrote. */
function addressOf(forwarded: Header): string {
  const hops = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
  return hops.at(-1)?.trim() || 'unknown';
}

function unknownFailure(cause: unknown): string {
  logger.error({ err: cause }, 'sign-in failed');
  return 'internal';
}
