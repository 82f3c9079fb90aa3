import { decide } from '#lib/domain/decisions/decide.ts';
import { compilePolicy } from '#lib/domain/decisions/policy.ts';
import type {
  ActivePact,
  Decision,
  DecisionRequest,
  Facts,
  ReadLimit,
  ReviewDemands,
} from '#lib/domain/decisions/types.ts';

/** What is kept of a decision: with the cited pact versions, enough to make it again. */
export type DecisionRecord = {
  readonly v: 1;
  readonly request: DecisionRequest;
  readonly facts: Facts;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly decision: Decision;
};

/** Decides a recorded request again from the recorded facts. `pacts` are the versions that `decision.pacts` cites. */
export function replayDecision(record: DecisionRecord, pacts: readonly ActivePact[]): Decision {
  const states = new Map(
    record.decision.limitsRead.map((read) => [`${read.limitRef} ${read.windowStart}`, read.state]),
  );
  const readLimit: ReadLimit = (limitRef, windowStart) =>
    states.get(`${limitRef} ${windowStart}`) ?? { ordinal: 0, total: '0' };
  return decide(record.request, record.facts, compilePolicy(pacts), readLimit, record.now);
}

/** What two requests for review must share to be one review: the causes and who must answer each, not the times. */
export function demandsCanonical(demands: ReviewDemands): string {
  const causes = demands.causes.map(
    ({ ref, role, quorum, excludesAgentOwner }) => `${ref} ${role} ${quorum} ${excludesAgentOwner}`,
  );
  return causes.sort().join('\n');
}
