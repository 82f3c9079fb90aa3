import { matchesAction } from '#lib/domain/pacts/action-pattern.ts';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';
import {
  clauseFinding,
  type Finding,
  type LintWorld,
  type PlacedClause,
} from '#lib/domain/pacts/lint/finding.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

/** Agents that are named but not there, and a pact that so binds nobody. */
export function findUnboundAgents(content: PactContent, world: LintWorld): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [at, key] of content.agents.keys.entries()) {
    if (world.agents.some((agent) => agent.key === key)) continue;
    const message = `No agent has the key "${key}"`;
    findings.push({
      level: 'warning',
      code: 'agent_unknown',
      path: `agents.keys.${at}`,
      clause: null,
      message,
    });
  }
  if (!world.agents.some((agent) => bindsAgent(content.agents, agent))) {
    const message = 'The pact binds no agent, so it decides nothing';
    findings.push({
      level: 'warning',
      code: 'binds_no_agent',
      path: 'agents',
      clause: null,
      message,
      fix: 'Choose an agent or a label',
    });
  }
  return findings;
}

/** Action patterns that match nothing anybody declared or asked for. */
export function findUnknownActions(placed: PlacedClause, world: LintWorld): readonly Finding[] {
  return placed.clause.scope.actions.flatMap((pattern, at) => {
    if (world.actions.some((action) => matchesAction(pattern, action.name))) return [];
    const message = `applies to "${pattern}", which no agent has asked for and nobody declared`;
    return [
      clauseFinding(
        'warning',
        'action_unknown',
        placed,
        `scope.actions.${at}`,
        message,
        'Declare the action',
      ),
    ];
  });
}
