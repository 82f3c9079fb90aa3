import type { CheckResult } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';

/** A check that a matching clause names, as the gate knows it. */
export type CheckFact = {
  readonly key: string;
  readonly name: string;
  /** The key of the team that owns it. */
  readonly owner: string;
  readonly isRetired: boolean;
};

/** The newest evidence of one check by one method, on one build; what a gate holds of it. */
export type EvidenceFact = {
  readonly id: string;
  readonly check: string;
  readonly method: EvidenceMethod;
  readonly result: CheckResult;
  /** Epoch milliseconds its age counts from: the earlier of observed and received. */
  readonly at: number;
  /** Null where no build was named. */
  readonly build: string | null;
  /** The source's name; null for what the agent says of itself. */
  readonly source: string | null;
};

/** `stale`: it passed, and its window has closed. */
export const EVIDENCE_FAULTS = ['missing', 'failed', 'stale', 'other_build'] as const;
export type EvidenceFault = (typeof EVIDENCE_FAULTS)[number];
