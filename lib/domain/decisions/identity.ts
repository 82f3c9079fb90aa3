import type {
  AgentFact,
  DecisionRequest,
  Facts,
  IdentityRefusal,
  OtherCause,
} from '#lib/domain/decisions/types.ts';

/** Step 2: whether the agent, and everybody it acts for, is known and may be spoken for with this key. */
export function findIdentityCause(request: DecisionRequest, facts: Facts): readonly OtherCause[] {
  const { agent, callerAgentId } = facts;
  if (!agent)
    return [
      refusal(
        'agent_unknown',
        `There is no agent ${request.agentId} here.`,
        `Register the agent ${request.agentId}, or ask with the right id or key.`,
        null,
      ),
    ];
  if (callerAgentId !== null && callerAgentId !== agent.id) {
    return [
      refusal(
        'key_not_bound',
        `This key does not speak for ${agent.key}.`,
        `Ask with a key of ${agent.key}, or one that is bound to no agent.`,
        ownerOf(facts, agent),
      ),
    ];
  }
  if (agent.isRetired)
    return [
      refusal(
        'agent_retired',
        `${agent.key} is retired.`,
        'Register a new agent: retiring is final.',
        ownerOf(facts, agent),
      ),
    ];
  return (request.delegatedBy ?? []).flatMap((name, index) =>
    delegateCause(name, facts.delegates[index] ?? null, facts),
  );
}

function delegateCause(name: string, delegate: AgentFact | null, facts: Facts): readonly OtherCause[] {
  if (!delegate)
    return [
      refusal(
        'delegate_unknown',
        `It acts for ${name}, which is no agent here.`,
        `Register the agent ${name}, or name whoever it acts for rightly.`,
        null,
      ),
    ];
  if (!delegate.isRetired) return [];
  return [
    refusal(
      'delegate_retired',
      `It acts for ${delegate.key}, which is retired.`,
      `Act for an agent that is in service instead of ${delegate.key}.`,
      ownerOf(facts, delegate),
    ),
  ];
}

function ownerOf(facts: Facts, agent: AgentFact): string {
  return facts.teams[agent.owner] ?? agent.owner;
}

function refusal(code: IdentityRefusal, text: string, remedy: string, owner: string | null): OtherCause {
  return {
    kind: 'identity',
    code,
    text,
    remedies: [{ kind: 'register', text: remedy, owner: owner ?? 'whoever may register agents' }],
  };
}
