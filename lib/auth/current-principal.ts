import { cookies } from 'next/headers';
import { cache } from 'react';
import { sessionCookieName } from '#lib/auth/session.ts';
import { sessionPrincipal } from '#lib/auth/session-principal.ts';
import type { PersonPrincipal } from '#lib/domain/access/principal.ts';

/** Who is looking at the page that is being made; null for nobody. Asked once for each request. */
export const currentPrincipal = cache(async (): Promise<PersonPrincipal | null> => {
  const jar = await cookies();
  return sessionPrincipal(jar.get(sessionCookieName())?.value);
});
