import type { PactContent, VersionStatus } from '#lib/domain/pacts/types.ts';

/** A pact as it is kept: a line of versions under one key. */
export type Pact = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly createdById: string;
  readonly createdAt: Date;
};

/** The one draft a pact may have. `etag` rises with every save. */
export type PactDraft = {
  readonly pactId: string;
  readonly content: PactContent;
  readonly etag: number;
  readonly basedOn: number | null;
  readonly authorId: string;
  readonly updatedAt: Date;
};

/** A version and where it stands. */
export type PactVersion = {
  readonly pactId: string;
  readonly number: number;
  readonly content: PactContent;
  /** `sha256:` over the canonical JSON of the content. */
  readonly digest: string;
  readonly authorId: string;
  readonly note: string;
  readonly restoredFrom: number | null;
  readonly submittedAt: Date;
  readonly status: VersionStatus;
  readonly isSolo: boolean;
  readonly isNarrowing: boolean;
  readonly ratifyBy: Date | null;
  readonly ratifiedAt: Date | null;
  readonly activatedAt: Date | null;
  readonly activatedById: string | null;
  readonly endedAt: Date | null;
  readonly reason: string | null;
};

export type SignatureKind = 'approval' | 'ratification' | 'withdrawal';

/** A person's signature under a version, bound to its digest. */
export type Signature = {
  readonly personId: string;
  readonly kind: SignatureKind;
  readonly digest: string;
  readonly at: Date;
};
