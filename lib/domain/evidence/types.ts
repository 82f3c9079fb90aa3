import type { EvidenceMethod, Rhythm } from '#lib/domain/pacts/types.ts';

/** The score's dimensions. */
export const DIMENSIONS = ['quality', 'safety', 'security', 'compliance', 'stability'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What a check found: how many passed and failed, or a value held against a threshold. Numbers are finite. */
export type CheckResult =
  | { readonly passed: number; readonly failed: number }
  | { readonly value: number; readonly threshold: number; readonly passes: 'at_least' | 'at_most' };

type TeamRef = { readonly key: string; readonly name: string };

/** A named thing that is evaluated. */
export type Check = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly dimension: Dimension;
  readonly rhythm: Rhythm | null;
  readonly owner: TeamRef;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
};

/** Where evidence comes from. */
export type Source = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** The highest method it may claim. */
  readonly highestMethod: EvidenceMethod;
  /** The API key it reports with; null for a source that people report for. */
  readonly apiKeyId: string | null;
  /** `evpk_` and the raw Ed25519 public key in base64: what attested evidence is signed with. */
  readonly publicKey: string | null;
  readonly owner: TeamRef;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
};

/** One result of a check on one build at one time, as it is kept. */
export type Evidence = {
  readonly id: string;
  readonly agent: { readonly id: string; readonly key: string; readonly name: string };
  readonly check: { readonly id: string; readonly key: string; readonly name: string };
  /** Null for what an agent says of itself with its own key. */
  readonly source: { readonly id: string; readonly key: string; readonly name: string } | null;
  readonly method: EvidenceMethod;
  readonly result: CheckResult;
  readonly observedAt: Date;
  readonly receivedAt: Date;
  /** The earlier of observed and received: what its age counts from. */
  readonly countsFrom: Date;
  /** Null where no build was named. */
  readonly buildDigest: string | null;
  readonly artifactDigest: string | null;
  readonly signature: string | null;
  /** The evidence it takes the place of. */
  readonly corrects: string | null;
  /** The evidence that took its place. */
  readonly correctedBy: string | null;
  readonly note: string;
  readonly createdBy: { readonly id: string; readonly name: string };
};
