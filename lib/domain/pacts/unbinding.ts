import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

type Selectable = { readonly key: string; readonly labels: Readonly<Record<string, string>> };

/** Keys of the pacts that bind the agent as it was and no longer bind it as it will be. */
export function unboundPacts(before: Selectable, after: Selectable, pacts: readonly PactContent[]): string[] {
  return pacts
    .filter((pact) => bindsAgent(pact.agents, before) && !bindsAgent(pact.agents, after))
    .map((pact) => pact.key)
    .sort();
}
