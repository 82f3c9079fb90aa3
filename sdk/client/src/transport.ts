import type { Configuration } from './configuration.ts';
import { CountersignError, type FieldFault, GateUnavailable } from './errors.ts';
import { pause } from './pause.ts';
import { isObject } from './read-answer.ts';

export type Call<Answer> = {
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1`. */
  readonly path: string;
  /** INVARIANT: a body carries its idempotency key already, so that every attempt sends the same. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: 200 | 201;
  /** Throws, or answers null, when the answer is not what the contract says. */
  readonly read: (value: unknown) => Answer | null;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
};

const RETRIES = 2;
const BACKOFF_MS = 100;

type Attempt<Answer> =
  | { readonly answer: Answer }
  | { readonly failure: GateUnavailable; readonly isRetried: boolean; readonly retryAfterMs?: number | null };

/**
 * One call with its deadline and retries. Throws the caller's own reason when it aborted, `CountersignError` for a
 * problem, and `GateUnavailable` for everything else that is not an answer.
 */
export async function call<Answer>(configuration: Configuration, wanted: Call<Answer>): Promise<Answer> {
  const timeoutMs = wanted.timeoutMs ?? configuration.timeoutMs;
  const deadline = new AbortController();
  const abort = () => deadline.abort(wanted.signal?.reason);
  wanted.signal?.throwIfAborted();
  wanted.signal?.addEventListener('abort', abort, { once: true });
  const late = new GateUnavailable('timeout', `No answer within ${timeoutMs} ms.`);
  const timer = setTimeout(() => deadline.abort(late), timeoutMs);
  try {
    return await attempts(configuration, wanted, deadline.signal, Date.now() + timeoutMs);
  } finally {
    clearTimeout(timer);
    wanted.signal?.removeEventListener('abort', abort);
  }
}

async function attempts<Answer>(
  configuration: Configuration,
  wanted: Call<Answer>,
  signal: AbortSignal,
  endsAtMs: number,
): Promise<Answer> {
  for (let retry = 0; ; retry += 1) {
    const attempt = await unlessAborted(attemptOnce(configuration, wanted, signal), signal);
    if ('answer' in attempt) return attempt.answer;
    if (!attempt.isRetried || retry === RETRIES) throw attempt.failure;
    const delayMs = attempt.retryAfterMs ?? Math.random() * BACKOFF_MS * 2 ** retry;
    if (Date.now() + delayMs >= endsAtMs) throw attempt.failure;
    await pause(delayMs, signal);
  }
}

/** A `fetch` that ignores its signal must not outlast the deadline. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

async function attemptOnce<Answer>(
  { fetch, apiUrl, apiKey }: Configuration,
  wanted: Call<Answer>,
  signal: AbortSignal,
): Promise<Attempt<Answer>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${apiUrl}${wanted.path}`, {
      method: wanted.method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        accept: 'application/json, application/problem+json',
        ...(wanted.body !== undefined && { 'content-type': 'application/json' }),
        ...wanted.headers,
      },
      ...(wanted.body !== undefined && { body: JSON.stringify(wanted.body) }),
      // A redirect could carry the key elsewhere.
      redirect: 'manual',
      signal,
    });
    text = await response.text();
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    const failure = new GateUnavailable('network', `The gate at ${apiUrl} cannot be reached.`, cause);
    return { failure, isRetried: true };
  }
  return readResponse(wanted, response, text);
}

function readResponse<Answer>(wanted: Call<Answer>, response: Response, text: string): Attempt<Answer> {
  const { status } = response;
  const value = parse(text);
  if (status === wanted.status) {
    const answer = value === undefined ? null : wanted.read(value);
    if (answer !== null) return { answer };
    return unreadable('The gate answered with something that is not a decision.');
  }
  if (status === 429 || status >= 500) {
    const { detail, code } = isObject(value) ? value : {};
    const said = typeof detail === 'string' ? ` ${detail}` : '';
    const reason = status === 429 || code === 'queue_full' ? 'overloaded' : 'unavailable';
    const failure = new GateUnavailable(reason, `The gate could not decide (${status}).${said}`);
    return { failure, isRetried: status === 429 || status === 503, retryAfterMs: retryAfterMs(response) };
  }
  if (status >= 400 && isObject(value) && typeof value.code === 'string') throw problem(status, value);
  return unreadable(`What answered does not look like a gate (${status}).`);
}

function unreadable(message: string): { failure: GateUnavailable; isRetried: false } {
  return { failure: new GateUnavailable('unreadable', message), isRetried: false };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds or a date; null when it says neither. */
function retryAfterMs(response: Response): number | null {
  const text = response.headers.get('retry-after');
  if (text === null) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

function problem(status: number, body: Readonly<Record<string, unknown>>): CountersignError {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : null);
  const faults = Array.isArray(body.errors) ? body.errors.filter(isFault) : [];
  const where = faults.map(({ path, message }) => ` ${path}: ${message}.`).join('');
  const message = `${text('detail') ?? text('title') ?? 'The request was refused.'}${where}`;
  return new CountersignError(text('code') ?? 'unknown', message, {
    status,
    requestId: text('requestId'),
    faults,
  });
}

function isFault(value: unknown): value is FieldFault {
  return isObject(value) && typeof value.path === 'string' && typeof value.message === 'string';
}
