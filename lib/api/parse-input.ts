import type * as z from 'zod';
import { type FieldProblem, Problem } from '#lib/domain/problems/problem.ts';
import { parseStrictJson } from '#lib/platform/strict-json.ts';

/** 64 KiB: the most a request body may hold, unless its contract says otherwise. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Parses with the schema or raises `invalid_request`, naming each fault by its dotted path below `prefix`. */
export function parseWith<S extends z.ZodType>(schema: S, value: unknown, prefix = ''): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => faultsOf(issue, prefix));
  throw new Problem('invalid_request', summaryOf(errors), { errors });
}

/** Refuses an address that holds a null character: no text of the database does, so nothing can be asked about it. */
export function refuseNulls(
  values: Readonly<Record<string, string | string[] | undefined>>,
  prefix: string,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (!String(value).includes('\u0000') && !name.includes('\u0000')) continue;
    const fault = { path: `${prefix}.${name}`, message: 'holds a null character' };
    throw new Problem('invalid_request', `${fault.path}: ${fault.message}`, { errors: [fault] });
  }
}

function faultsOf(issue: z.core.$ZodIssue, prefix: string): FieldProblem[] {
  const meant = issue.code === 'invalid_union' ? meantBranch(issue.errors) : null;
  if (meant)
    return meant.flatMap((inner) => faultsOf({ ...inner, path: [...issue.path, ...inner.path] }, prefix));
  const path = [...(prefix ? [prefix] : []), ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      message: 'is not a field of this request',
    }));
  }
  return [{ path, message: issue.message }];
}

type Issues = readonly z.core.$ZodIssue[];

/** Of several shapes that a value can have, what keeps it from the one it comes nearest to; null where none is near. */
function meantBranch(branches: readonly Issues[]): Issues | null {
  const isOfAnotherKind = (issues: Issues) =>
    issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type');
  const near = branches.filter((issues) => issues.length > 0 && !isOfAnotherKind(issues));
  const weight = (issues: Issues) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  return near.toSorted((a, b) => weight(a) - weight(b))[0] ?? null;
}

function summaryOf(errors: readonly FieldProblem[]): string {
  const first = errors[0];
  if (!first) return 'The request does not fit its contract.';
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `${first.path || 'The body'}: ${first.message}${rest}`;
}

/** Reads a request's JSON body; an empty one is `{}`. */
export function parseBodyText(text: string, contentType: string | null): unknown {
  if (text === '') return {};
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType ?? '')) {
    throw new Problem('unsupported_media_type', 'Send the body as application/json.');
  }
  const result = parseStrictJson(text);
  if (result.ok) return result.value;
  const where = result.path ? `${result.path}: ` : '';
  throw new Problem('invalid_json', `${where}${result.message}`, {
    errors: [{ path: result.path, message: result.message }],
  });
}

/** The problem for a body over the limit. */
export function bodyTooLarge(maxBytes = MAX_BODY_BYTES): Problem {
  return new Problem('body_too_large', `The body may hold ${maxBytes} bytes.`);
}
