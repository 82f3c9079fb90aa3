import type { Scope } from '#lib/domain/access/principal.ts';
import type { StoredDecision } from '#lib/domain/decisions/stored.ts';
import { type DecisionMode, EFFECTS, type Effect } from '#lib/domain/decisions/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { idFloor } from '#lib/platform/ids.ts';
import * as agents from '#lib/store/agents.ts';
import * as decisions from '#lib/store/decisions.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

type ListDecisionsQuery = PageRequest & {
  readonly effect?: string;
  readonly agent?: string;
  readonly action?: string;
  readonly mode?: DecisionMode;
  readonly from?: string;
  readonly to?: string;
  readonly requestDigest?: string;
};

/** Decisions, newest first. */
export async function listDecisions(
  scope: Scope,
  { query }: { readonly query: ListDecisionsQuery },
): Promise<Page<StoredDecision>> {
  const { action, mode, requestDigest } = query;
  const effects = effectsOf(query.effect);
  const beforeId = placeOf(query) ?? floorOf(query.to);
  return read(scope, async (transaction) => {
    const agentId = await agentIdOf(query.agent, (key) => agents.find(transaction, key));
    const filter = { effects, agentId, action, mode, requestDigest };
    const page = { limit: query.limit + 1, beforeId, fromId: floorOf(query.from) };
    const rows = await decisions.list(transaction, filter, page);
    return cutPage(rows, query, (decision) => decision.id);
  });
}

function floorOf(time: string | undefined): string | null {
  return time === undefined ? null : idFloor('decision', Date.parse(time));
}

/** An agent nobody registered is on record under the name it gave. */
async function agentIdOf(
  given: string | undefined,
  find: (key: string) => Promise<{ readonly id: string } | null>,
): Promise<string | undefined> {
  if (given === undefined) return undefined;
  return (await find(given))?.id ?? given;
}

function effectsOf(text: string | undefined): Effect[] | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !EFFECTS.some((effect) => effect === name));
  if (unknown === undefined) return EFFECTS.filter((effect) => names.includes(effect));
  const message = `must be of ${EFFECTS.join(', ')}, separated by commas`;
  throw new Problem('invalid_request', `query.effect: ${message}`, {
    errors: [{ path: 'query.effect', message }],
  });
}
