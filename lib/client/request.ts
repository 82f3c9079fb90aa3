import type * as z from 'zod';
import { prove } from '#lib/client/proof.ts';
import { problemFromResponse, unreachable } from '#lib/client/request-problem.ts';
import type { AnswerOf, Contract } from '#lib/contracts/define-contract.ts';

/** A part of a request that may be left out when nothing in it is required. */
type Part<Name extends string, Value> =
  Record<never, never> extends Value ? { readonly [N in Name]?: Value } : { readonly [N in Name]: Value };

/** What a contract's operation takes from the browser, beside headers. */
export type RequestInput<C extends Contract> = Part<'params', z.input<C['params']>> &
  Part<'query', z.input<C['query']>> &
  Part<'body', z.input<C['body']>>;

export type RequestOptions = {
  readonly signal?: AbortSignal;
  /** The draft's etag, where a write must not overwrite another's. */
  readonly ifMatch?: string;
  /** Makes repeating the same write harmless. */
  readonly idempotencyKey?: string;
};

type LooseInput = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };

/**
 * Calls one operation of the API and answers what its contract says; raises `RequestProblem` otherwise. One that is
 * refused for want of proof is sent again, once, when the person has proven that it is them.
 */
export async function request<C extends Contract>(
  contract: C,
  input: RequestInput<C> & RequestOptions,
): Promise<AnswerOf<C>> {
  const answered = await send(contract, input, input);
  if (answered.ok) return answerOf(answered);
  const problem = await problemFromResponse(answered);
  if (problem.code !== 'step_up_required' || !(await prove())) throw problem;
  const again = await send(contract, input, input);
  if (!again.ok) throw await problemFromResponse(again);
  return answerOf(again);
}

async function answerOf<C extends Contract>(response: Response): Promise<AnswerOf<C>> {
  if (response.status === 204) return {} as AnswerOf<C>;
  return (await response.json()) as AnswerOf<C>;
}

async function send(contract: Contract, input: LooseInput, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const hasBody = contract.method !== 'GET' && input.body !== undefined;
  if (hasBody) headers['content-type'] = 'application/json';
  if (options.ifMatch) headers['if-match'] = `"${options.ifMatch.replaceAll('"', '')}"`;
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  try {
    return await fetch(requestUrl(contract.path, input.params, input.query), {
      method: contract.method,
      headers,
      body: hasBody ? JSON.stringify(input.body) : undefined,
      signal: options.signal,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw unreachable(error);
  }
}

/** The address of an operation: its path with the parameters filled in, then the query without empty fields. */
export function requestUrl(path: string, params: unknown, query: unknown): string {
  const values = fields(params);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined || value === '') throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields(query))) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api/v1${filled}${text ? `?${text}` : ''}`;
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
