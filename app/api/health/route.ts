import { readHealth } from '#lib/operations/health/read-health.ts';

export const dynamic = 'force-dynamic';

/** For load balancers and people: 200 when decisions can be made, 503 otherwise. Needs no key and names no tenant. */
export async function GET(): Promise<Response> {
  const { isReady, ...parts } = await readHealth();
  const body = { status: isReady ? 'ready' : 'not_ready', ...parts };
  return Response.json(body, { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
