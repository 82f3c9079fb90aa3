import { type Decimal, parseDecimal } from '#lib/domain/decimals/decimal.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import type { HeadEvidence, ProofState } from '#lib/domain/evidence/board-types.ts';
import { newestOf } from '#lib/domain/evidence/newest.ts';
import { isPass } from '#lib/domain/evidence/results.ts';
import { MOST_AHEAD_MS } from '#lib/domain/evidence/rules.ts';
import type { EvidenceDemand } from '#lib/domain/pacts/types.ts';

const DAY_MS = 86_400_000;

/** How an agent stands with a demand, and what says so. */
export type Proof = {
  readonly state: ProofState;
  readonly evidence: HeadEvidence | null;
  readonly isPass: boolean;
  /** When the window of the pass opened and closes; null where nothing that counts passed. */
  readonly opensAt: number | null;
  readonly closesAt: number | null;
};

/** A demand, read once for all agents. */
export type ReadDemand = {
  readonly demand: EvidenceDemand;
  /** Null where the demand cannot be read: then nothing proves it. */
  readonly windowMs: number | null;
  readonly least: Decimal | null;
  /** How long before the window closes its owners are told. */
  readonly leadMs: number;
};

/** Reads a demand's window and share. */
export function readDemand(demand: EvidenceDemand): ReadDemand {
  const windowMs = parseDurationMs(demand.maxAge);
  const least = demand.minResult === undefined ? null : parseDecimal(demand.minResult);
  const isReadable = demand.minResult === undefined || least !== null;
  return { demand, windowMs: isReadable ? windowMs : null, least, leadMs: leadOf(windowMs ?? 0) };
}

/** The smaller of a day and a quarter of the window. */
function leadOf(windowMs: number): number {
  return Math.min(DAY_MS, windowMs / 4);
}

/** The evidence of an accepted method; `heads` are one agent's. */
export function acceptedFor(
  { check, methods }: EvidenceDemand,
  heads: readonly HeadEvidence[],
): HeadEvidence[] {
  return heads.filter((head) => head.check === check && methods.includes(head.method));
}

/**
 * How the accepted evidence of one agent stands at `now`, for the build that asks.
 * INVARIANT: `fresh` and `soon` exactly where the engine calls the demand satisfied.
 */
export function proofOf(
  { demand, windowMs, least, leadMs }: ReadDemand,
  accepted: readonly HeadEvidence[],
  build: string | null,
  now: number,
): Proof {
  const onBuild = demand.sameBuild
    ? accepted.filter((head) => head.build !== null && head.build === build)
    : accepted;
  const evidence = newestOf(onBuild);
  const none = { isPass: false, opensAt: null, closesAt: null };
  if (evidence === null) {
    const elsewhere = newestOf(accepted);
    return { ...none, state: elsewhere ? 'other_build' : 'missing', evidence: elsewhere };
  }
  // What cannot be read, or lies in the future of the clock that asks, proves nothing.
  if (windowMs === null || evidence.at > now + MOST_AHEAD_MS) return { ...none, state: 'missing', evidence };
  if (!isPass(evidence.result, least)) return { ...none, state: 'failed', evidence };
  const closesAt = evidence.at + windowMs;
  const window = { evidence, isPass: true, opensAt: evidence.at, closesAt };
  if (now > closesAt) return { ...window, state: 'stale' };
  return { ...window, state: now >= closesAt - leadMs ? 'soon' : 'fresh' };
}
