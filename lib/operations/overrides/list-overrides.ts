import type { Scope } from '#lib/domain/access/principal.ts';
import { OVERRIDE_STATES, type OverrideState } from '#lib/domain/overrides/types.ts';
import type { OverrideView } from '#lib/domain/overrides/views.ts';
import { viewOverrides } from '#lib/operations/overrides/override-parts.ts';
import { refused } from '#lib/operations/overrides/override-terms.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as agents from '#lib/store/agents.ts';
import * as overrides from '#lib/store/overrides.ts';
import { findPact } from '#lib/store/pacts.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read } from '#lib/store/transaction.ts';

type ListOverridesQuery = PageRequest & {
  readonly state?: string;
  readonly agent?: string;
  readonly pact?: string;
  readonly owesReview: 'true' | 'false';
};

/** Overrides, newest first. */
export async function listOverrides(
  scope: Scope,
  { query }: { readonly query: ListOverridesQuery },
): Promise<Page<OverrideView>> {
  const states = statesOf(query.state);
  return read(scope, async (transaction) => {
    const agent = query.agent === undefined ? undefined : await agents.find(transaction, query.agent);
    const pact = query.pact === undefined ? undefined : await findPact(transaction, query.pact);
    if (agent === null || pact === null) return { items: [], next: null };
    const owesReview = query.owesReview === 'true';
    const filter = { states, agentId: agent?.id, pactId: pact?.id, owesReview };
    const place = { limit: query.limit + 1, beforeId: placeOf(query), now: systemClock() };
    const page = cutPage(await overrides.list(transaction, filter, place), query, (override) => override.id);
    return { ...page, items: await viewOverrides(transaction, page.items) };
  });
}

function statesOf(text: string | undefined): OverrideState[] | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  const isKnown = (name: string) => OVERRIDE_STATES.some((state) => state === name);
  if (names.every(isKnown)) return OVERRIDE_STATES.filter((state) => names.includes(state));
  const message = `must be of ${OVERRIDE_STATES.join(', ')}, separated by commas`;
  throw refused('invalid_request', [{ path: 'query.state', message }]);
}
