import type { Tier } from '#lib/domain/actions/types.ts';
import type { DecisionRecord } from '#lib/domain/decisions/record.ts';
import type { DecisionMode, Effect } from '#lib/domain/decisions/types.ts';

/** What a caller said became of an allowed action. */
export type Outcome = {
  readonly status: 'executed' | 'failed' | 'skipped';
  readonly detail: string;
  readonly reportedAt: Date;
};

/** A decision as it was recorded. Nothing can change it. */
export type StoredDecision = {
  readonly id: string;
  readonly evaluatedAt: Date;
  /** As the record has it; for an agent nobody registered, what the caller called it. */
  readonly agentId: string;
  readonly action: string;
  readonly tier: Tier;
  readonly effect: Effect;
  readonly mode: DecisionMode;
  readonly requestDigest: string;
  readonly reviewId: string | null;
  readonly keyId: string | null;
  readonly revision: number;
  readonly record: DecisionRecord;
  /** Oldest first. */
  readonly outcomes: readonly Outcome[];
};
