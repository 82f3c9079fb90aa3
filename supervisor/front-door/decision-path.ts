const DECISIONS = /^\/api\/v1\/decisions(?:\/batch|\/[^/]+\/outcome)?\/?$/;
const CONTROLS = /^\/api\/v1\/agents\/[^/]+\/controls\/?$/;
const REVIEW = /^\/api\/v1\/reviews\/[^/]+\/?$/;

/** Whether a gate answers this request; the console answers everything else. */
export function isDecisionPath(method: string, target: string): boolean {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  if (method === 'POST') return DECISIONS.test(path);
  if (method !== 'GET') return false;
  return (
    CONTROLS.test(path) ||
    (mark !== -1 && REVIEW.test(path) && new URLSearchParams(target.slice(mark)).has('wait'))
  );
}
