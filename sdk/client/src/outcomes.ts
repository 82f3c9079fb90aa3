import type { Configuration } from './configuration.ts';
import { readOutcome } from './read-answer.ts';
import { call } from './transport.ts';
import type { Outcomes } from './types.ts';

const LONGEST_DETAIL = 2000;

/** Reporting over the wire. */
export function createOutcomes(configuration: Configuration): Outcomes {
  return {
    report: (decisionId, status, detail = '', options = {}) =>
      call(configuration, {
        method: 'POST',
        path: `/decisions/${encodeURIComponent(decisionId)}/outcome`,
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: { status, detail: detail.slice(0, LONGEST_DETAIL) },
        status: 201,
        read: readOutcome,
        signal: options.signal,
      }),
  };
}
