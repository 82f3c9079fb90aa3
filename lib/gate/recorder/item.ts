import type { Use } from '#lib/domain/decisions/types.ts';
import type { Would } from '#lib/domain/shadows/types.ts';

/** What became of a decision that was handed in to be recorded; anything but `recorded` left no trace. */
export const VERDICTS = ['recorded', 'guard', 'duplicate', 'consumed', 'review_open', 'conflict'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A review that is opened with the decision that asks for it. Its JSON is read by `record_decisions`. */
export type OpenedReview = {
  readonly id: string;
  readonly requestDigest: string;
  readonly demandsDigest: string;
  readonly action: string;
  /** The canonical text that was hashed. */
  readonly request: string;
  readonly demands: unknown;
  readonly openedAt: number;
  readonly expiresAt: number;
  readonly escalateAt: number | null;
  /** The gate that opens it. */
  readonly gate: string;
  readonly eventId: string;
  readonly messageId: string;
  readonly event: unknown;
  readonly message: unknown;
};

/** What a version in shadow would have answered. */
export type ShadowVerdict = { readonly shadowId: string; readonly would: Would; readonly summary: string };

/** One decision, ready to be recorded. */
export type RecordItem = {
  readonly workspaceId: string;
  readonly guard: number;
  readonly id: string;
  readonly at: number;
  readonly agentId: string;
  readonly action: string;
  readonly tier: string;
  readonly effect: string;
  readonly mode: string;
  readonly requestDigest: string;
  readonly idempotency: { readonly key: string; readonly ordinal: number; readonly digest: string } | null;
  readonly reviewId: string | null;
  readonly keyId: string;
  readonly revision: number;
  readonly record: string;
  /** The action is not declared and has not been seen before by this gate. */
  readonly isSighting: boolean;
  readonly uses: readonly Use[];
  readonly opens: OpenedReview | null;
  readonly shadows: readonly ShadowVerdict[];
};
