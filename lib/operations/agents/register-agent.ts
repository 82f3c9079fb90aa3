import type { Scope } from '#lib/domain/access/principal.ts';
import type { AgentLabels } from '#lib/domain/agents/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { type AgentView, viewAgent } from '#lib/operations/agents/agent-parts.ts';
import { newId } from '#lib/platform/ids.ts';
import * as agents from '#lib/store/agents.ts';
import { ownerTeamId } from '#lib/store/owner-teams.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type NewAgent = {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly labels: AgentLabels;
};

/** Registers an agent; gates know it as soon as they have read the feed. */
export async function registerAgent(
  scope: Scope,
  { body }: { readonly body: NewAgent },
): Promise<Written<AgentView>> {
  return write(scope, async (transaction) => {
    const { owner, ...text } = body;
    const id = newId('agent');
    const agent = { id, ...text, ownerTeamId: await ownerTeamId(transaction, owner) };
    if (!(await agents.insert(transaction, agent))) {
      throw new Problem('key_taken', `There is an agent ${body.key} already.`, {
        errors: [{ path: 'key', message: 'is taken' }],
      });
    }
    transaction.record({
      type: 'agent.registered',
      subject: { type: 'agent', id },
      payload: { key: body.key, name: body.name, owner, labels: labelTexts(body.labels) },
    });
    transaction.touch('agent', id);
    return viewAgent(transaction, id);
  });
}

function labelTexts(labels: AgentLabels): string[] {
  return Object.entries(labels).map(([name, value]) => `${name}=${value}`);
}
