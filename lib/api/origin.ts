import { Problem } from '#lib/domain/problems/problem.ts';

/** Refuses a write that a browser sent from another site. The product's own address comes from configuration, never from Host. */
export function assertOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  const own = new URL(process.env.COUNTERSIGN_URL ?? 'http://localhost:3000').origin;
  const isSame = origin
    ? origin === own || isLoopbackTwin(origin, own)
    : request.headers.get('sec-fetch-site') === 'same-origin';
  if (!isSame) throw new Problem('origin_refused', `Writes are taken from ${own} alone.`);
}

/** `localhost` and `127.0.0.1` on the same port are one place to the person who typed either. */
function isLoopbackTwin(origin: string, own: string): boolean {
  // A page in a sandbox sends the word `null`.
  if (!URL.canParse(origin)) return false;
  const [a, b] = [new URL(origin), new URL(own)];
  const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
  return (
    loopback.has(a.hostname) && loopback.has(b.hostname) && a.port === b.port && a.protocol === b.protocol
  );
}
