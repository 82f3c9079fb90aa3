import type { Role } from '#lib/domain/access/permissions.ts';
import type { Tier } from '#lib/domain/actions/types.ts';
import type { Finding } from '#lib/domain/pacts/lint/finding.ts';
import type { Pact, PactDraft, PactVersion, Signature } from '#lib/domain/pacts/stored.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import type { VoidedApproval } from '#lib/domain/pacts/voided-approvals.ts';

/** A person as a pact's pages name them; `role` is null for somebody who has left. */
export type PactPerson = { readonly id: string; readonly name: string; readonly role: Role | null };

/** A row of the list of pacts. */
export type PactOverview = {
  readonly pact: Pact;
  readonly versions: readonly PactVersion[];
  readonly draft: { readonly content: PactContent } | null;
  /** The version in shadow now. */
  readonly shadow: { readonly number: number; readonly endsAt: Date } | null;
  readonly people: ReadonlyMap<string, PactPerson>;
};

/** A draft as its author sees it. */
export type DraftView = {
  readonly pact: Pact;
  readonly draft: PactDraft;
  readonly nextVersion: number;
  readonly author: PactPerson | null;
  readonly findings: readonly Finding[];
};

/** Everything that the page of a version says, besides what follows from it by rule. */
export type VersionView = {
  readonly pact: Pact;
  readonly version: PactVersion;
  /** What it is compared with: the active version, else the one before it. */
  readonly against: PactVersion | null;
  readonly signatures: readonly Signature[];
  /** Approvals given on the way to this version, which an edit or a sending back ended. */
  readonly voided: readonly VoidedApproval[];
  readonly people: ReadonlyMap<string, PactPerson>;
  readonly approvers: readonly PactPerson[];
  readonly approvalsNeeded: number;
  readonly actions: readonly { readonly name: string; readonly tier: Tier }[];
  /** What applies where no clause does. */
  readonly posture: Readonly<Record<Tier, { readonly effect: 'allow' | 'review' | 'block' }>>;
  readonly adoption: { readonly gates: number; readonly current: number; readonly revision: number };
  /** Who is looking; null for a key. */
  readonly viewer: PactPerson | null;
};
