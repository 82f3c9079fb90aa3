import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { defaultExport } from '#lib/auth/default-export.ts';
import { sessionOptions } from '#lib/auth/session-options.ts';

type Context = { readonly params: Promise<{ readonly nextauth: string[] }> };

function handle(request: NextRequest, context: Context): Promise<Response> {
  return defaultExport(NextAuth)(request, context, sessionOptions());
}

export { handle as GET, handle as POST };
