import type { CheckResult } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';

type Stated = {
  /** The agent's key, whatever it was named by. */
  readonly agent: string;
  readonly check: string;
  readonly method: EvidenceMethod;
  readonly result: CheckResult;
  readonly observedAt: Date;
  readonly buildDigest: string | null;
  readonly artifactDigest: string | null;
};

/** What a source signs, before it is written as canonical JSON (RFC 8785). The time is UTC with milliseconds. */
export function signedStatement({ observedAt, ...stated }: Stated) {
  const { agent, check, method, result, buildDigest, artifactDigest } = stated;
  return {
    v: 1,
    ...{ agent, check, method, result },
    observedAt: observedAt.toISOString(),
    ...{ buildDigest, artifactDigest },
  };
}
