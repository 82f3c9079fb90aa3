import type { Scope } from '#lib/domain/access/principal.ts';
import { differingPaths } from '#lib/domain/decisions/differing-paths.ts';
import { ENGINE_VERSION } from '#lib/domain/decisions/engine-version.ts';
import { type DecisionRecord, replayDecision as decideAgain } from '#lib/domain/decisions/record.ts';
import type { ActivePact } from '#lib/domain/decisions/types.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { listCitedVersions } from '#lib/store/active-pacts.ts';
import * as decisions from '#lib/store/decisions.ts';
import { read } from '#lib/store/transaction.ts';

/** How a replay went. */
export type Replay = {
  readonly isSame: boolean;
  /** Paths at which it differs; empty when it is the same. */
  readonly differences: readonly string[];
  readonly recordedDigest: string;
  readonly replayedDigest: string;
  readonly engine: { readonly recorded: string; readonly now: string };
};

/** Decides a recorded request again from its recorded facts and the cited pact versions, and compares the bytes. */
export async function replayDecision(
  scope: Scope,
  { params }: { readonly params: { readonly decisionId: string } },
): Promise<Replay> {
  const { record, pacts } = await read(scope, async (transaction) => {
    const found = await decisions.find(transaction, params.decisionId);
    if (!found) throw notFound();
    return { record: found.record, pacts: await listCitedVersions(transaction, cited(found.record)) };
  });
  const recorded = canonicalJson(record.decision);
  // What a newer engine says alike it may say under its own number.
  const again = { ...decideAgain(record, pacts), engine: record.decision.engine };
  const replayed = canonicalJson(again);
  const missing = unlikeCited(record, pacts);
  return {
    isSame: recorded === replayed && missing.length === 0,
    differences: [...missing, ...differingPaths(JSON.parse(recorded), JSON.parse(replayed))],
    recordedDigest: sha256(recorded),
    replayedDigest: sha256(replayed),
    engine: { recorded: record.decision.engine, now: ENGINE_VERSION },
  };
}

function cited({ decision }: DecisionRecord): { pactId: string; version: number }[] {
  return decision.pacts.map(({ pactId, version }) => ({ pactId, version }));
}

/** Cited versions that are not there, or whose text no longer has the digest that was cited. */
function unlikeCited({ decision }: DecisionRecord, pacts: readonly ActivePact[]): string[] {
  const digests = new Map(
    pacts.map(({ pactId, version, content }) => [`${pactId} ${version}`, sha256(canonicalJson(content))]),
  );
  return decision.pacts.flatMap(({ pactId, version, digest }, at) =>
    digests.get(`${pactId} ${version}`) === digest ? [] : [`pacts.${at}.digest`],
  );
}
