import type { AgentSelector, PactContent } from '#lib/domain/pacts/types.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/**
 * The agents that a selector, or any version of the pact that was ever in force, could bind; null where labels choose
 * them, for labels change and decide by what they were.
 */
export async function agentIdsOf(
  { db, scope }: Transaction,
  pactId: string,
  selector: AgentSelector,
): Promise<string[] | null> {
  const { workspaceId } = scope;
  const states = await db.pactVersionStatus.findMany({
    where: { workspaceId, pactId, activatedAt: { not: null } },
    select: { number: true },
  });
  const versions = await db.pactVersion.findMany({
    where: { workspaceId, pactId, number: { in: states.map(({ number }) => number) } },
    select: { content: true },
  });
  const contents = versions.map(({ content }): PactContent => JSON.parse(content));
  const selectors = [selector, ...contents.map(({ agents }) => agents)];
  if (selectors.some(({ labels }) => Object.keys(labels).length > 0)) return null;
  const keys = [...new Set(selectors.flatMap((one) => one.keys))];
  const agents = await db.agent.findMany({ where: { workspaceId, key: { in: keys } }, select: { id: true } });
  return agents.map(({ id }) => id);
}
