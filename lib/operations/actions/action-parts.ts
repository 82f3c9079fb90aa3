import type { CatalogueAction } from '#lib/domain/actions/catalogue.ts';
import type { ActivePact } from '#lib/domain/decisions/types.ts';
import { reachesAction } from '#lib/domain/pacts/clause-coverage.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { idFloor } from '#lib/platform/ids.ts';
import * as actions from '#lib/store/actions.ts';
import { listActivePacts } from '#lib/store/active-pacts.ts';
import * as agents from '#lib/store/agents.ts';
import type { Transaction } from '#lib/store/transaction.ts';

const CALLS_WINDOW_MS = 30 * 86_400_000;

/** A clause in force that reaches an action. */
export type CoveringClause = {
  readonly pact: string;
  readonly version: number;
  readonly clause: string;
  readonly title: string;
  readonly authorises: boolean;
};

/** An action with what is held against it and how much it is used. */
export type ActionView = CatalogueAction & {
  readonly firstSeenBy: { readonly id: string; readonly key: string } | null;
  readonly clauses: readonly CoveringClause[];
  readonly calls30d: number;
};

/** Adds to each action the clauses in force that reach it and its calls of the last 30 days. */
export async function viewActions(
  transaction: Transaction,
  found: readonly CatalogueAction[],
): Promise<ActionView[]> {
  if (found.length === 0) return [];
  const active = await listActivePacts(transaction);
  const from = idFloor('decision', systemClock().getTime() - CALLS_WINDOW_MS);
  const names = found.map((action) => action.name);
  const calls = await actions.countCalls(transaction, names, from);
  const seenBy = await agents.findAll(
    transaction,
    found.flatMap((action) => action.firstSeenByAgentId ?? []),
  );
  return found.map((action) => {
    const agent = action.firstSeenByAgentId === null ? undefined : seenBy.get(action.firstSeenByAgentId);
    return {
      ...action,
      firstSeenBy: agent ? { id: agent.id, key: agent.key } : null,
      clauses: active.flatMap((pact) => coveringClauses(pact, action)),
      calls30d: calls.get(action.name) ?? 0,
    };
  });
}

/** Reads back one action, or raises `not_found`. */
export async function viewAction(transaction: Transaction, name: string): Promise<ActionView> {
  const found = await actions.list(transaction, { name }, { limit: 1, afterName: null });
  const [view] = await viewActions(transaction, found);
  if (!view) throw notFound();
  return view;
}

function coveringClauses(pact: ActivePact, action: CatalogueAction): CoveringClause[] {
  return pact.content.clauses
    .filter((clause) => reachesAction(clause.scope, action))
    .map((clause) => ({
      pact: pact.content.key,
      version: pact.version,
      clause: clause.key,
      title: clause.title,
      authorises: clause.authorises,
    }));
}
