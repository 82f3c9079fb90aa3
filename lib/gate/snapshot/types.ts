import type { KeyScope } from '#lib/domain/access/permissions.ts';
import type { Tier } from '#lib/domain/actions/types.ts';
import type { Policy } from '#lib/domain/decisions/policy.ts';
import type { CheckFact } from '#lib/domain/decisions/proof-facts.ts';
import type { AgentFact, Posture, StopFact } from '#lib/domain/decisions/types.ts';
import type { EvidenceBook } from '#lib/gate/snapshot/evidence-book.ts';
import type { GrantedOverride } from '#lib/gate/snapshot/load-overrides.ts';

/** An API key as the gate checks it. Revoked keys are not held. */
export type KeyFact = {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly env: 'live' | 'test';
  readonly secretHash: string;
  readonly scopes: readonly KeyScope[];
  readonly agentId: string | null;
  /** Epoch milliseconds; null for never. */
  readonly expiresAt: number | null;
};

/** Everything the gate knows of one workspace at one revision. Never changed: a newer one takes its place. */
export type Snapshot = {
  readonly workspaceId: string;
  readonly revision: number;
  readonly guard: number;
  /** By id and by key. */
  readonly agents: ReadonlyMap<string, AgentFact>;
  readonly tiers: ReadonlyMap<string, Tier>;
  readonly stops: readonly StopFact[];
  /** Names by key. */
  readonly teams: ReadonlyMap<string, string>;
  readonly posture: Posture;
  readonly policy: Policy;
  /** The versions the policy was made from; the same text means the same policy. */
  readonly policyKey: string;
  readonly keys: ReadonlyMap<string, KeyFact>;
  /** By key. */
  readonly checks: ReadonlyMap<string, CheckFact>;
  readonly evidence: EvidenceBook;
  /** Earliest end first. */
  readonly overrides: readonly GrantedOverride[];
};
