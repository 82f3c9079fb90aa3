import type { Tier } from '#lib/domain/actions/types.ts';
import type { EvidenceBook } from '#lib/domain/decisions/evidence-book.ts';
import type { OverrideFact } from '#lib/domain/decisions/override-facts.ts';
import type { Policy } from '#lib/domain/decisions/policy.ts';
import type { CheckFact } from '#lib/domain/decisions/proof-facts.ts';
import type { AgentFact, Posture, StopFact } from '#lib/domain/decisions/types.ts';

/** A granted override with what it is for. */
export type GrantedOverride = {
  readonly fact: OverrideFact;
  readonly actions: readonly string[];
};

/** Everything that decisions of one workspace are made from, as it stands at one moment. */
export type World = {
  readonly workspaceId: string;
  /** By id and by key. */
  readonly agents: ReadonlyMap<string, AgentFact>;
  readonly tiers: ReadonlyMap<string, Tier>;
  readonly stops: readonly StopFact[];
  /** Names by key. */
  readonly teams: ReadonlyMap<string, string>;
  readonly posture: Posture;
  readonly policy: Policy;
  /** By key. */
  readonly checks: ReadonlyMap<string, CheckFact>;
  readonly evidence: EvidenceBook;
  /** By the id of the agent they are for, earliest end first. */
  readonly overrides: ReadonlyMap<string, readonly GrantedOverride[]>;
};
