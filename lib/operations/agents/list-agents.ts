import type { Scope } from '#lib/domain/access/principal.ts';
import { type AgentView, viewAgents } from '#lib/operations/agents/agent-parts.ts';
import * as agents from '#lib/store/agents.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import * as teams from '#lib/store/teams.ts';
import { read } from '#lib/store/transaction.ts';

type ListAgentsQuery = PageRequest & {
  readonly owner?: string;
  readonly label?: string;
  readonly text?: string;
  readonly state: 'active' | 'retired' | 'all';
};

/** A page of agents by key. */
export async function listAgents(
  scope: Scope,
  { query }: { readonly query: ListAgentsQuery },
): Promise<Page<AgentView>> {
  return read(scope, async (transaction) => {
    const owner = query.owner === undefined ? undefined : await teams.find(transaction, query.owner);
    if (owner === null) return { items: [], next: null };
    const filter = {
      state: query.state,
      ownerTeamId: owner?.id,
      text: query.text,
      label: labelOf(query.label),
    };
    const rows = await agents.list(transaction, filter, { limit: query.limit + 1, afterKey: placeOf(query) });
    const page = cutPage(rows, query, (agent) => agent.key);
    return { ...page, items: await viewAgents(transaction, page.items) };
  });
}

function labelOf(text: string | undefined): { name: string; value: string } | undefined {
  if (text === undefined) return undefined;
  const at = text.indexOf('=');
  return { name: text.slice(0, at), value: text.slice(at + 1) };
}
