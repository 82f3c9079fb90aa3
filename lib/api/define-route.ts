import { once } from '#lib/api/idempotency.ts';
import { assertOrigin } from '#lib/api/origin.ts';
import { parseWith, refuseNulls } from '#lib/api/parse-input.ts';
import { problemAnswer } from '#lib/api/problem-response.ts';
import { readBody } from '#lib/api/read-body.ts';
import { authenticate } from '#lib/auth/authenticate.ts';
import { authorise } from '#lib/auth/authorise.ts';
import type { AnswerOf, Contract, InputOf } from '#lib/contracts/define-contract.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { newId } from '#lib/platform/ids.ts';

/** What an operation receives: the parsed input and the `If-Match` header, for drafts. */
export type Call<C extends Contract> = InputOf<C> & { readonly ifMatch: string | null };

type Answered<C extends Contract> = {
  readonly answer: AnswerOf<C>;
  readonly headers?: Record<string, string>;
};
// Next hands no parameters to a route without any, whatever its types say.
type NextContext = { readonly params: Promise<Record<string, string | string[] | undefined> | undefined> };
type Handler = (request: Request, context: NextContext) => Promise<Response>;

/** Binds a contract to an operation that only reads. */
export function defineReadRoute<C extends Contract, T>(
  contract: C,
  operation: (scope: Scope, call: Call<C>) => Promise<T>,
  present: (result: T) => AnswerOf<C>,
  etag?: (result: T) => string,
): Handler {
  return handler(contract, async (scope, call) => {
    const result = await operation(scope, call);
    return { answer: present(result), ...(etag && { headers: { etag: `"${etag(result)}"` } }) };
  });
}

/** Binds a contract to an operation that writes; the answer carries `Countersign-Revision`. */
export function defineWriteRoute<C extends Contract, T>(
  contract: C,
  operation: (scope: Scope, call: Call<C>) => Promise<{ readonly value: T; readonly revision: number }>,
  present: (result: T) => AnswerOf<C>,
  etag?: (result: T) => string,
): Handler {
  return handler(contract, async (scope, call) => {
    const { value, revision } = await operation(scope, call);
    return {
      answer: present(value),
      headers: { 'countersign-revision': String(revision), ...(etag && { etag: `"${etag(value)}"` }) },
    };
  });
}

function handler<C extends Contract>(
  contract: C,
  run: (scope: Scope, call: Call<C>) => Promise<Answered<C>>,
): Handler {
  return async (request, context) => {
    const requestId = newId('request');
    try {
      const { principal, via } = await authenticate(request);
      if (contract.method !== 'GET' && via === 'session') assertOrigin(request);
      if (!principal && via === 'session' && contract.permission !== 'public') throw sessionEnded();
      const scope = authorise(principal, contract.permission, requestId);
      const body = contract.method === 'GET' ? {} : await readBody(request, contract.maxBodyBytes);
      const call = parseCall(
        contract,
        (await context.params) ?? {},
        new URL(request.url),
        body,
        request.headers.get('if-match'),
      );
      const answer = await once(scope, request, withoutSecrets(contract, body), () =>
        run(scope, call).then((result) => finish(contract, result)),
      );
      return respond(answer, requestId);
    } catch (error) {
      const { status, body, headers } = problemAnswer(error, requestId);
      return Response.json(body, { status, headers });
    }
  };
}

function parseCall<C extends Contract>(
  contract: C,
  params: Record<string, string | string[] | undefined>,
  url: URL,
  body: unknown,
  ifMatch: string | null,
): Call<C> {
  const query = Object.fromEntries(url.searchParams);
  refuseNulls(params, 'path');
  refuseNulls(query, 'query');
  return {
    params: parseWith<C['params']>(contract.params, params, 'path'),
    query: parseWith<C['query']>(contract.query, query, 'query'),
    body: parseWith<C['body']>(contract.body, body),
    ifMatch: ifMatch?.replace(/^W\//, '').replaceAll('"', '') ?? null,
  };
}

/** An answer, and its body as it is kept for a repeated idempotency key. */
export type FinishedAnswer = {
  readonly status: number;
  readonly body: string;
  readonly keptBody: string;
  readonly headers: Record<string, string>;
};

// INVARIANT: what leaves is what the contract says; a presenter that drifts fails here, not at the caller's.
function finish<C extends Contract>(contract: C, result: Answered<C>): FinishedAnswer {
  const answer = contract.status === 204 ? null : contract.answer.parse(result.answer);
  const body = answer === null ? '' : JSON.stringify(answer);
  const keptBody = contract.forgets ? JSON.stringify(withoutSecrets(contract, answer)) : body;
  return { status: contract.status, body, keptBody, headers: result.headers ?? {} };
}

// INVARIANT: no secret is kept for a repeated idempotency key, neither in the answer nor in the request's hash.
function withoutSecrets(contract: Contract, value: unknown): unknown {
  if (!contract.forgets || typeof value !== 'object' || value === null) return value;
  const forgotten = contract.forgets.filter((name) => name in value).map((name) => [name, null]);
  return { ...value, ...Object.fromEntries(forgotten) };
}

function sessionEnded(): Problem {
  return new Problem('session_ended', 'The session has ended, or your access was changed. Sign in again.');
}

function respond(answer: FinishedAnswer, requestId: string): Response {
  const headers = {
    ...answer.headers,
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'countersign-request': requestId,
  };
  return new Response(answer.status === 204 ? null : answer.body, { status: answer.status, headers });
}
