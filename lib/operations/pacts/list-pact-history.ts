import type { Scope } from '#lib/domain/access/principal.ts';
import {
  OVERRIDE_EVENTS,
  type OverrideEvent,
  type PactHistoryEntry,
  VERSION_EVENTS,
  type VersionEvent,
} from '#lib/domain/overrides/pact-history.ts';
import type { Override, OverrideUse } from '#lib/domain/overrides/types.ts';
import { requirePact } from '#lib/operations/pacts/pact-parts.ts';
import type { RecordedEvent } from '#lib/store/events.ts';
import { listUsesOfPact } from '#lib/store/override-uses.ts';
import * as overrides from '#lib/store/overrides.ts';
import { listPactEvents } from '#lib/store/pact-history.ts';
import { cutPage, type Page, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';

type ListPactHistoryCall = { readonly params: { readonly pactKey: string }; readonly query: PageRequest };

/** Everything that became of a pact, newest first: its versions, its overrides and each use of one. */
export async function listPactHistory(
  scope: Scope,
  { params, query }: ListPactHistoryCall,
): Promise<Page<PactHistoryEntry>> {
  return read(scope, async (transaction) => {
    const { id: pactId } = await requirePact(transaction, params.pactKey);
    const place = placeOf(query);
    const limit = query.limit + 1;
    const before = (prefix: string) => (place === null ? null : `${prefix}_${place}`);
    const types = [...VERSION_EVENTS, ...OVERRIDE_EVENTS];
    const events = await listPactEvents(transaction, { pactId, types }, { limit, beforeId: before('evt') });
    const uses = await listUsesOfPact(transaction, pactId, { limit, beforeId: before('dec') });
    const entries = await entriesOf(transaction, events, uses);
    entries.sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
    return cutPage(entries.slice(0, limit), query, timeOf);
  });
}

// INVARIANT: behind its prefix every id begins with the time it was made at, so ids of two kinds are in one order.
function timeOf({ id }: { readonly id: string }): string {
  return id.slice(id.indexOf('_') + 1);
}

async function entriesOf(
  transaction: Transaction,
  events: readonly RecordedEvent[],
  uses: readonly OverrideUse[],
): Promise<PactHistoryEntry[]> {
  const about = events.filter(({ subject }) => subject.type === 'override').map(({ subject }) => subject.id);
  const ids = [...new Set([...about, ...uses.map((use) => use.overrideId)])];
  const known = new Map((await overrides.findAll(transaction, ids)).map((one) => [one.id, one]));
  return [
    ...events.flatMap((event) => eventEntry(event, known.get(event.subject.id)) ?? []),
    ...uses.flatMap((use) => useEntry(use, known.get(use.overrideId)) ?? []),
  ];
}

function eventEntry(event: RecordedEvent, override: Override | undefined): PactHistoryEntry | null {
  const { id, createdAt: at, actor, payload } = event;
  const ofOverride = OVERRIDE_EVENTS.find((type): type is OverrideEvent => type === event.type);
  if (ofOverride)
    return override
      ? { id, at, kind: 'override', type: ofOverride, actor, override: refOf(override), payload }
      : null;
  const type = VERSION_EVENTS.find((one): one is VersionEvent => one === event.type);
  const number = typeof payload.number === 'number' ? payload.number : null;
  return type ? { id, at, kind: 'version', type, actor, number, payload } : null;
}

function useEntry(use: OverrideUse, override: Override | undefined): PactHistoryEntry | null {
  if (!override) return null;
  const { decisionId: id, at, agent, action, effect, summary, ordinal } = use;
  const { maxUses } = override;
  return {
    ...{ id, at, kind: 'use', override: refOf(override) },
    ...{ agent, action, effect, summary, ordinal, maxUses },
  };
}

function refOf({ id, target, isBreakGlass }: Override) {
  return { id, clause: target.type === 'clause' ? target.clause : '', isBreakGlass };
}
