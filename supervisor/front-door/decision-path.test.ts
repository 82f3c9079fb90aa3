import { expect, test } from 'vitest';
import { isDecisionPath } from '#supervisor/front-door/decision-path.ts';

test.each([
  ['POST', '/api/v1/decisions', true],
  ['POST', '/api/v1/decisions?explain=full', true],
  ['POST', '/api/v1/decisions/batch', true],
  ['POST', '/api/v1/decisions/dec_1/outcome', true],
  ['GET', '/api/v1/agents/agt_1/controls', true],
  ['GET', '/api/v1/reviews/rev_1?wait=25', true],
  ['GET', '/api/v1/reviews/rev_1?expand=x&wait=25', true],
  ['GET', '/api/v1/reviews/rev_1', false],
  ['GET', '/api/v1/reviews/rev_1?waiting=1', false],
  ['GET', '/api/v1/reviews?wait=25', false],
  ['GET', '/api/v1/decisions', false],
  ['GET', '/api/v1/decisions/dec_1', false],
  ['POST', '/api/v1/decisions/dec_1/replay', false],
  ['POST', '/api/v1/decisions-export', false],
  ['POST', '/api/v1/agents/agt_1/controls', false],
  ['GET', '/api/v1/agents/agt_1', false],
  ['GET', '/', false],
])('%s %s goes to a gate: %s', (method, target, expected) => {
  expect(isDecisionPath(method, target)).toBe(expected);
});
