import type { Configuration } from './configuration.ts';
import { CountersignError } from './errors.ts';
import type { Decision } from './generated/api-types.ts';
import { readBatch, readDecision } from './read-answer.ts';
import { call } from './transport.ts';
import type { DecisionRequest, Policy } from './types.ts';

/** Asking over the wire. */
export function createPolicy(configuration: Configuration): Policy {
  return {
    evaluate: async (request, options = {}) =>
      call(configuration, {
        method: 'POST',
        path: '/decisions',
        body: complete(request, configuration.agentId),
        status: 200,
        read: (value) => answerTo(request, readDecision(value)),
        signal: options.signal,
      }),
    evaluateBatch: async (requests, { signal, semantics = 'execute_all' } = {}) =>
      call(configuration, {
        method: 'POST',
        path: '/decisions/batch',
        body: { requests: requests.map((request) => complete(request, configuration.agentId)), semantics },
        status: 200,
        read: (value) => {
          const decisions = readBatch(value, requests.length, semantics === 'execute_all');
          const isAnswered = decisions?.every((decision, i) => answerTo(requests[i] ?? {}, decision));
          return decisions && isAnswered ? decisions : null;
        },
        signal,
      }),
  };
}

/** The request with its agent and, when it has none, an idempotency key of its own: retries must not decide twice. */
function complete(request: DecisionRequest, agentId: string | null): DecisionRequest {
  const asking = request.agentId ?? agentId;
  if (!asking) {
    throw new CountersignError(
      'configuration',
      'Countersign needs to know which agent asks: pass agentId or set COUNTERSIGN_AGENT.',
    );
  }
  return { ...request, agentId: asking, idempotencyKey: request.idempotencyKey ?? crypto.randomUUID() };
}

/** INVARIANT: a dry run is never taken for a decision that counts, nor the other way round. */
function answerTo(request: Pick<DecisionRequest, 'mode'>, decision: Decision | null): Decision | null {
  return decision && decision.mode === (request.mode ?? 'enforce') ? decision : null;
}
