import { PROBLEM_TABLE } from '#lib/api/problem-table.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { createLogger } from '#lib/platform/logger.ts';

const logger = createLogger('api');

/** RFC 9457 problem details, with our code, request id and the list of faults. */
export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
};

export type ProblemAnswer = {
  readonly status: number;
  readonly body: ProblemBody;
  readonly headers: Record<string, string>;
};

/** What a failure is to the caller. An unknown one says nothing but its request id; its cause goes to the log. */
export function problemAnswer(error: unknown, requestId: string): ProblemAnswer {
  const problem = error instanceof Problem ? error : unknownProblem(error, requestId);
  const { status, title } = PROBLEM_TABLE[problem.code];
  if (status >= 500)
    logger.error({ err: problem.cause ?? problem, requestId, code: problem.code }, 'request failed');
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'countersign-request': requestId,
  };
  if (status === 401) headers['www-authenticate'] = 'Bearer realm="countersign"';
  if (status === 429 || status === 503) headers['retry-after'] = String(problem.retryAfterS ?? 1);
  const body: ProblemBody = {
    type: `/docs/errors/${problem.code}`,
    title,
    status,
    detail: problem.message,
    code: problem.code,
    requestId,
    ...(problem.errors.length > 0 && { errors: problem.errors }),
  };
  return { status, body, headers };
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P01',
  '57P03',
  '53300',
  '53100',
  '08006',
  '08001',
  'P1001',
  'P1002',
  'P1017',
  'P2024',
]);

function unknownProblem(error: unknown, requestId: string): Problem {
  if (codesOf(error).some((code) => UNREACHABLE.has(code))) {
    return new Problem(
      'database_unavailable',
      'The database cannot be reached right now. Nothing was changed; try again.',
      { cause: error },
    );
  }
  return new Problem('internal', `Something failed on our side. Quote request ${requestId}.`, {
    cause: error,
  });
}

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    if ('code' in current && typeof current.code === 'string') codes.push(current.code);
    if ('originalCode' in current && typeof current.originalCode === 'string')
      codes.push(current.originalCode);
    current = 'cause' in current ? current.cause : null;
  }
  return codes;
}
