import type { AgentSelector } from '#lib/domain/pacts/types.ts';

/** Whether a pact binds the agent: by its key, or by every label the pact gives. A selector with neither binds none. */
export function bindsAgent(
  selector: AgentSelector,
  agent: { readonly key: string; readonly labels: Readonly<Record<string, string>> },
): boolean {
  if (selector.keys.includes(agent.key)) return true;
  const wanted = Object.entries(selector.labels);
  return wanted.length > 0 && wanted.every(([name, value]) => agent.labels[name] === value);
}
