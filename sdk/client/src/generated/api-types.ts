// Made by scripts/generate-client-types.ts from the contracts; a test fails when the two differ.

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** What an agent asks. */
export type DecideBody = {
  readonly agentId: string;
  readonly action: string;
  readonly resourceTier?: "low" | "moderate" | "high" | "critical" | undefined;
  readonly resource?: {
    readonly type: string;
    readonly id: string;
    readonly properties?: { readonly [name: string]: JsonValue } | undefined;
  } | undefined;
  readonly context?: { readonly [name: string]: JsonValue } | undefined;
  readonly buildDigest?: string | undefined;
  readonly workflow?: string | undefined;
  readonly session?: string | undefined;
  readonly delegatedBy?: readonly string[] | undefined;
  readonly supports?: readonly ("degrade" | "settle")[] | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly reviewId?: string | undefined;
  readonly minRevision?: number | undefined;
  readonly mode?: "enforce" | "dry_run" | undefined;
};

/** The answer an agent gets, allowed or not. */
export type Decision = {
  readonly id: string;
  readonly mode: "enforce" | "dry_run";
  readonly allowed: boolean;
  readonly effect: "block" | "review" | "degrade" | "settle" | "allow";
  readonly summary: string;
  readonly reasons: readonly {
    readonly kind: "clause" | "stop" | "identity" | "posture" | "review";
    readonly pact: string | null;
    readonly version: number | null;
    readonly clause: string | null;
    readonly title: string;
    readonly obligation: string | null;
    readonly owner: string | null;
    readonly outcome: "kept" | "unsatisfied" | "error" | "answered" | "waived" | "applies";
    readonly consequence: "block" | "review" | "degrade" | "settle" | "allow";
    readonly requirements: readonly {
      readonly type: string;
      readonly outcome: "satisfied" | "unsatisfied" | "error";
      readonly expected: string;
      readonly observed: JsonValue;
      readonly fault?: "missing" | "failed" | "stale" | "other_build" | undefined;
    }[];
    readonly remedies: readonly {
      readonly kind: "review" | "change" | "wait" | "fix_request" | "lift" | "register" | "pact" | "evidence";
      readonly text: string;
      readonly owner: string | null;
    }[];
  }[];
  readonly obligations: readonly JsonValue[];
  readonly review: {
    readonly id: string;
    readonly url: string;
    readonly expiresAt: string;
  } | null;
  readonly tier: "low" | "moderate" | "high" | "critical";
  readonly pacts: readonly {
    readonly key: string;
    readonly name: string;
    readonly version: number;
    readonly digest: string;
  }[];
  readonly waivers: readonly {
    readonly overrideId: string;
    readonly clause: string | null;
    readonly pact: string | null;
    readonly by: string;
    readonly reason: string;
    readonly isBreakGlass: boolean;
    readonly endsAt: string;
    readonly use: number;
    readonly maxUses: number;
  }[];
  readonly requestDigest: string;
  readonly revision: number;
  readonly evaluatedAt: string;
  readonly validUntil: string | null;
};

/** How a batch goes on after an answer. */
export type BatchSemantics = "execute_all" | "deny_on_first_deny" | "permit_on_first_permit";

/** What became of an allowed action. */
export type OutcomeStatus = "executed" | "failed" | "skipped";

/** An outcome as it was recorded. */
export type Outcome = {
  readonly status: "executed" | "failed" | "skipped";
  readonly detail: string;
  readonly reportedAt: string;
};

/** A held action and what people made of it. */
export type Review = {
  readonly id: string;
  readonly status: "pending" | "approved" | "denied" | "steered" | "recalled" | "expired";
  readonly isUsed: boolean;
  readonly action: string;
  readonly tier: "low" | "moderate" | "high" | "critical";
  readonly requestDigest: string;
  readonly decisionId: string;
  readonly openedAt: string;
  readonly expiresAt: string;
  readonly text: string;
  readonly agent: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
  };
  readonly revision: number;
};
