import type { KeyScope } from '#lib/domain/access/permissions.ts';
import type { World } from '#lib/domain/decisions/world.ts';
import type { LiveShadow } from '#lib/domain/shadows/would-have.ts';

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
export type Snapshot = World & {
  readonly revision: number;
  readonly guard: number;
  /** The versions the policy was made from; the same text means the same policy. */
  readonly policyKey: string;
  readonly keys: ReadonlyMap<string, KeyFact>;
  /** Versions evaluated beside what is in force, and enforced nowhere. */
  readonly shadows: readonly LiveShadow[];
};
