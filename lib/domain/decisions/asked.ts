import type { Tier } from '#lib/domain/actions/types.ts';
import { ConditionAgent } from '#lib/domain/conditions/cel-environment.ts';
import type { Asked } from '#lib/domain/decisions/requirements/requirement.ts';
import type {
  AgentFact,
  DecisionRequest,
  Facts,
  LimitRead,
  LimitState,
  ReadLimit,
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
export type AskedWithReads = Asked & { readonly reads: readonly LimitRead[] };

/** Makes what every clause of one decision is asked with; each counter is read once. */
export function askWith({ request, facts, agent, tier, readLimit, now }: AskedInputs): AskedWithReads {
  const reads: LimitRead[] = [];
  const limit = (limitRef: string, windowStart: number): LimitState => {
    const known = reads.find((read) => read.limitRef === limitRef && read.windowStart === windowStart);
    if (known) return known.state;
    const state = readLimit(limitRef, windowStart);
    reads.push({ limitRef, windowStart, state });
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
    build: request.buildDigest ?? null,
    checks: facts.checks ?? [],
    evidence: facts.evidence ?? [],
    teamName: (key) => facts.teams[key] ?? key,
    reads,
  };
}
