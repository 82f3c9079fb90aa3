import { higherTier, UNDECLARED_TIER } from '#lib/domain/actions/types.ts';
import { decide } from '#lib/domain/decisions/decide.ts';
import { compilePolicy, type Policy } from '#lib/domain/decisions/policy.ts';
import { postureRule } from '#lib/domain/decisions/posture.ts';
import type { EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';
import type { AgentFact, Decision, DecisionRequest, Facts, LimitState } from '#lib/domain/decisions/types.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';
import type { ProbedText, ProbeWorld } from '#lib/domain/probes/types.ts';

/** The build that probes say they run; what they find is proven on it. */
export const PROBE_BUILD = `sha256:${'0'.repeat(64)}`;

/**
 * Asks a text by itself, as if it were in force alone: every check it asks for has just passed, no counter has been used,
 * and nobody has approved anything.
 */
export class Asking {
  private readonly world: ProbeWorld;
  private readonly policy: Policy;
  private readonly checks: readonly string[];

  constructor(text: ProbedText, world: ProbeWorld) {
    this.world = world;
    this.policy = compilePolicy([text]);
    const demands = text.content.clauses.flatMap(({ requires, evidence = [] }) => [
      ...requires.flatMap((one) => (one.type === 'evidence' ? [one.check] : [])),
      ...evidence.map(({ check }) => check),
    ]);
    this.checks = [...new Set(demands)];
  }

  /** Asks the same request so often, a second apart and each use counted, until one is not allowed. */
  ask(request: DecisionRequest, agent: AgentFact, { now, times = 1 }: { now: number; times?: number }): Said {
    const states = new Map<string, LimitState>();
    const readLimit = (ref: string, start: number) =>
      states.get(`${ref} ${start}`) ?? { ordinal: 0, total: '0' };
    for (let count = 1; ; count += 1) {
      const at = now + (count - 1) * 1000;
      const decision = decide(request, this.factsOf(request, agent, at), this.policy, readLimit, at);
      if (!decision.allowed || count >= times) return { decision, times: count };
      for (const { grantRef, windowStart, ordinal, total } of decision.uses)
        states.set(`${grantRef} ${windowStart}`, { ordinal, total });
    }
  }

  private factsOf(request: DecisionRequest, agent: AgentFact, now: number): Facts {
    const { actions, posture, teams } = this.world;
    const declared = actions.find((action) => action.declared && action.name === request.action);
    const catalogueTier = declared?.tier ?? UNDECLARED_TIER;
    const tier = higherTier(catalogueTier, request.resourceTier ?? 'low');
    return {
      ...{ workspaceId: '', requestDigest: '', agent, delegates: [], callerAgentId: null, stops: [] },
      ...{ isActionDeclared: declared !== undefined, catalogueTier, review: null, teams },
      posture: postureRule(posture, catalogueTier, tier),
      checks: this.checks.map((key) => ({ key, name: key, owner: '', isRetired: false })),
      evidence: this.checks.flatMap((check) => passesOf(check, now)),
    };
  }
}

/** The last answer, and how often it was asked until then. */
export type Said = { readonly decision: Decision; readonly times: number };

function passesOf(check: string, at: number): EvidenceFact[] {
  const result = { passed: 1, failed: 0 };
  return EVIDENCE_METHODS.map((method) => ({
    ...{ id: 'probe', check, method, result, at, build: PROBE_BUILD, source: null },
  }));
}
