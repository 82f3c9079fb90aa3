import type { Tier } from '#lib/domain/actions/types.ts';
import { ConditionAgent } from '#lib/domain/conditions/cel-environment.ts';
import { formatDecimal, parseDecimal } from '#lib/domain/decimals/decimal.ts';
import type { ClauseVerdict } from '#lib/domain/decisions/evaluate-clause.ts';
import type { Asked } from '#lib/domain/decisions/requirements/requirement.ts';
import type {
  AgentFact,
  DecisionRequest,
  Facts,
  LimitRead,
  LimitState,
  ReadLimit,
  Use,
} from '#lib/domain/decisions/types.ts';

type AskedInputs = {
  readonly request: DecisionRequest;
  readonly facts: Facts;
  readonly agent: AgentFact;
  readonly tier: Tier;
  readonly readLimit: ReadLimit;
  readonly now: number;
};

/** What clauses are asked with, and what was read on the way. */
export type AskedWithReads = Asked & {
  reads(): readonly LimitRead[];
  /** The steps of limits that a clause takes when the decision is allowed. */
  use(verdict: ClauseVerdict): readonly Use[];
};

/** Makes what every clause of one decision is asked with; each counter is read once. */
export function askWith({ request, facts, agent, tier, readLimit, now }: AskedInputs): AskedWithReads {
  const reads = new Map<string, LimitRead>();
  const limit = (limitRef: string, windowStart: number): LimitState => {
    const key = `${limitRef} ${windowStart}`;
    const known = reads.get(key);
    if (known) return known.state;
    const state = readLimit(limitRef, windowStart);
    reads.set(key, { limitRef, windowStart, state });
    return state;
  };
  return {
    variables: {
      agent: new ConditionAgent(agent),
      action: request.action,
      tier,
      resource: request.resource ?? {},
      context: request.context ?? {},
      workflow: request.workflow ?? '',
      now: new Date(now),
    },
    limit,
    subjects: { agent: agent.id, action: request.action, workspace: facts.workspaceId },
    now,
    reads: () => [...reads.values()],
    use: (verdict) =>
      verdict.uses.map((use) => ({
        grantRef: use.limitRef,
        windowStart: use.windowStart,
        ...nextStep(limit(use.limitRef, use.windowStart), use.amount),
      })),
  };
}

function nextStep(state: LimitState, amount: string): { ordinal: number; total: string } {
  const total = (parseDecimal(state.total) ?? 0n) + (parseDecimal(amount) ?? 0n);
  return { ordinal: state.ordinal + 1, total: formatDecimal(total) };
}
