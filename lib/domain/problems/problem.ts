import type { ProblemCode } from '#lib/domain/problems/codes.ts';

/** One fault in the input: a dotted path into the body (or `query.limit`, `path.id`) and what is wrong with it. */
export type FieldProblem = { readonly path: string; readonly message: string };

export type ProblemOptions = {
  /** For the log alone; never shown. */
  readonly cause?: unknown;
  readonly errors?: readonly FieldProblem[];
  readonly retryAfterS?: number;
};

/** The one error that operations raise. `message` is for the caller; `cause` is for the log. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly errors: readonly FieldProblem[];
  readonly retryAfterS: number | null;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.errors = options.errors ?? [];
    this.retryAfterS = options.retryAfterS ?? null;
  }
}

/** The same answer for what is not there and what belongs to another workspace. */
export function notFound(): Problem {
  return new Problem('not_found', 'Nothing is there, or it is not yours to see.');
}
