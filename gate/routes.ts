import type { Handler } from '#gate/context.ts';
import { handleBatch, handleDecide } from '#gate/handle-decisions.ts';
import { handleOutcome } from '#gate/handle-outcome.ts';
import { handleReview } from '#gate/handle-review.ts';
import { Problem } from '#lib/domain/problems/problem.ts';

/** A handler and the parameters its path carried. */
export type Found = { readonly handler: Handler; readonly params: Readonly<Record<string, string>> };

const OUTCOME = /^\/api\/v1\/decisions\/([^/]+)\/outcome$/;
const REVIEW = /^\/api\/v1\/reviews\/([^/]+)$/;

/** What answers the request; raises `not_found` or `method_not_allowed`. */
export function findRoute(method: string, path: string): Found {
  const found = routeOf(path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path);
  if (!found) throw new Problem('not_found', 'Nothing is there, or it is not yours to see.');
  if (found.method !== method) throw new Problem('method_not_allowed', `Use ${found.method} here.`);
  return found;
}

function routeOf(path: string): (Found & { readonly method: string }) | null {
  if (path === '/api/v1/decisions') return { method: 'POST', handler: handleDecide, params: {} };
  if (path === '/api/v1/decisions/batch') return { method: 'POST', handler: handleBatch, params: {} };
  const outcome = OUTCOME.exec(path)?.[1];
  if (outcome !== undefined)
    return { method: 'POST', handler: handleOutcome, params: { decisionId: decoded(outcome) } };
  const review = REVIEW.exec(path)?.[1];
  if (review !== undefined)
    return { method: 'GET', handler: handleReview, params: { reviewId: decoded(review) } };
  return null;
}

// What no id can hold is the same as an id nothing has.
function decoded(text: string): string {
  try {
    const id = decodeURIComponent(text);
    return /^[\w-]+$/.test(id) ? id : 'none';
  } catch {
    return 'none';
  }
}
