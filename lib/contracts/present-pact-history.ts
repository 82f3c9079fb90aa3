import { presentPayload } from '#lib/contracts/events.ts';
import type { HistoryEntry } from '#lib/contracts/pact-history.ts';
import { timestamp } from '#lib/contracts/shared-schemas.ts';
import type { PactHistoryEntry } from '#lib/domain/overrides/pact-history.ts';

function presentEntry(entry: PactHistoryEntry): HistoryEntry {
  const at = timestamp(entry.at);
  if (entry.kind === 'use')
    return { ...entry, at, override: { ...entry.override }, agent: { ...entry.agent } };
  const payload = presentPayload(entry.payload);
  if (entry.kind === 'override')
    return { ...entry, at, payload, actor: { ...entry.actor }, override: { ...entry.override } };
  return { ...entry, at, payload, actor: { ...entry.actor } };
}

export function presentPactHistory(page: {
  readonly items: readonly PactHistoryEntry[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentEntry), next: page.next };
}
