import { KeptProof } from '#lib/domain/backtests/kept-proof.ts';
import type { RecordedDecision } from '#lib/domain/backtests/types.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { type KeptRange, listKeptChecks, listReceived, listStanding } from '#lib/store/kept-proof.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** What is known of the checks a text asks for within a range, as far as decisions have asked for it. */
export type RangeProof = { readonly kept: KeptProof; readonly range: KeptRange };

/** What was received within the range is held in memory; where it is more, decisions that need it are left undecided. */
const MOST_RECEIVED = 100_000;

type Span = { readonly from: Date; readonly to: Date; readonly agentIds: readonly string[] | null };

/** Begins to look for proof; null where the text asks for none, or more was received than can be looked through. */
export async function openProof(
  transaction: Transaction,
  { clauses }: PactContent,
  { from, to, agentIds }: Span,
): Promise<RangeProof | null> {
  const keys = clauses.flatMap(({ requires, evidence = [] }) => [
    ...requires.flatMap((one) => (one.type === 'evidence' ? [one.check] : [])),
    ...evidence.map(({ check }) => check),
  ]);
  if (keys.length === 0) return null;
  const checks = await listKeptChecks(transaction, [...new Set(keys)]);
  // What is received while this runs is not known to any of it. Received at this very millisecond still counts.
  const now = new Date(systemClock().getTime() + 1);
  const end = to < now ? to : now;
  const range = { checkIds: checks.map(({ id }) => id), from: from < end ? from : end, to: end };
  const received = await listReceived(transaction, range, { agentIds, most: MOST_RECEIVED });
  return received && { kept: new KeptProof(checks, received), range };
}

/** Learns what stood when the range began at the places that these decisions ask of. */
export async function learnStanding(
  { kept, range }: RangeProof,
  recorded: readonly RecordedDecision[],
  reading: <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>,
): Promise<void> {
  const places = kept.unknown(recorded);
  if (places.length === 0) return;
  kept.begin(places, await reading((transaction) => listStanding(transaction, range, places)));
}
