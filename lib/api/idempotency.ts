import type { FinishedAnswer } from '#lib/api/define-route.ts';
import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import {
  claimIdempotencyKey,
  finishIdempotencyKey,
  releaseIdempotencyKey,
} from '#lib/store/idempotency-keys.ts';

/**
 * Runs the work once for each `Idempotency-Key`: the same key and body get the kept answer, another body 422, a first
 * request still running 409. A failed one frees the key. Without the header the work just runs.
 */
export async function once(
  scope: Scope,
  request: Request,
  body: unknown,
  work: () => Promise<FinishedAnswer>,
): Promise<FinishedAnswer> {
  const key = request.headers.get('idempotency-key');
  // Nobody in particular has no keys: what is public is guarded by its own single-use token.
  if (request.method === 'GET' || key === null || scope.workspaceId === '') return work();
  if (key.length < 1 || key.length > 200) {
    throw new Problem('invalid_request', 'Idempotency-Key holds 1 to 200 characters.', {
      errors: [{ path: 'header.idempotency-key', message: 'must hold 1 to 200 characters' }],
    });
  }
  const hash = sha256(`${request.method} ${new URL(request.url).pathname} ${canonicalJson(body)}`);
  const principal = principalId(scope.principal);
  const found = await claimIdempotencyKey(scope, { principal, key, requestHash: hash });
  if (found) return repeat(found, hash);
  const answer = await work().catch(async (error: unknown) => {
    await releaseIdempotencyKey(scope, { principal, key });
    throw error;
  });
  await finishIdempotencyKey(scope, { principal, key, answer: { ...answer, body: answer.keptBody } });
  return answer;
}

type Found = {
  readonly requestHash: string;
  readonly status: number | null;
  readonly body: string | null;
  readonly revision: number | null;
};

function repeat(found: Found, hash: string): FinishedAnswer {
  if (found.requestHash !== hash)
    throw new Problem('idempotency_reused', 'This idempotency key was used for another request.');
  if (found.status === null || found.body === null) {
    throw new Problem('idempotency_in_flight', 'The first request with this key is still running.', {
      retryAfterS: 1,
    });
  }
  const headers: Record<string, string> = { 'idempotency-replayed': 'true' };
  if (found.revision !== null) headers['countersign-revision'] = String(found.revision);
  return { status: found.status, body: found.body, keptBody: found.body, headers };
}
