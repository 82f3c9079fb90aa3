/** One fault the server named: a dotted path into the body, or `query.…`, `path.…`. */
export type FieldFault = { readonly path: string; readonly message: string };

/** What a problem answer carries (RFC 9457 with our additions). */
export type ProblemFacts = {
  /** 0 when no answer came at all. */
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: readonly FieldFault[];
};

/** The one error that requests raise. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: readonly FieldFault[];

  constructor(facts: ProblemFacts, cause?: unknown) {
    super(facts.detail || facts.title, cause === undefined ? undefined : { cause });
    this.status = facts.status;
    this.code = facts.code;
    this.title = facts.title;
    this.detail = facts.detail;
    this.requestId = facts.requestId;
    this.errors = facts.errors;
  }
}

/** Reads an answer that is not a success; whatever a proxy put in its place still becomes a problem. */
export async function problemFromResponse(response: Response): Promise<RequestProblem> {
  const body = record(await response.json().catch(() => null));
  return new RequestProblem({
    status: response.status,
    code: text(body.code, `http_${response.status}`),
    title: text(body.title, response.statusText || `HTTP ${response.status}`),
    detail: text(body.detail, ''),
    requestId: text(body.requestId, response.headers.get('countersign-request') ?? '') || null,
    errors: Array.isArray(body.errors) ? body.errors.flatMap(fault) : [],
  });
}

/** The problem for a request that got no answer. */
export function unreachable(cause: unknown): RequestProblem {
  return new RequestProblem(
    {
      status: 0,
      code: 'unreachable',
      title: 'No answer from Countersign',
      detail: 'The server could not be reached. Nothing is known to have changed.',
      requestId: null,
      errors: [],
    },
    cause,
  );
}

function fault(value: unknown): FieldFault[] {
  const { path, message } = record(value);
  return typeof path === 'string' && typeof message === 'string' ? [{ path, message }] : [];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
