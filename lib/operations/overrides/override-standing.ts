import type { OverrideTarget } from '#lib/domain/overrides/types.ts';
import type { ClauseWords } from '#lib/domain/overrides/views.ts';
import type { PactVersion } from '#lib/domain/pacts/stored.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { listVersions } from '#lib/store/pact-versions.ts';
import * as teams from '#lib/store/teams.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** How an override's target stands against what is in force. */
export type Standing = {
  readonly words: ClauseWords | null;
  /** Why there is nothing of it in force; null where there is. */
  readonly fault: string | null;
};

/** What a clause is known by: an exception holds for these words and no others. */
export function clauseDigestOf(clause: Clause): string {
  return sha256(canonicalJson(clause));
}

/** Looks up how targets stand, with one look at the versions in force for all of them. */
export async function loadStandings(
  transaction: Transaction,
  targets: readonly OverrideTarget[],
): Promise<(target: OverrideTarget) => Standing> {
  const pactIds = [
    ...new Set(targets.flatMap((target) => (target.type === 'clause' ? [target.pactId] : []))),
  ];
  const active = pactIds.length === 0 ? [] : await listVersions(transaction, pactIds, ['active']);
  const owners = active.flatMap(({ content }) => content.clauses.map((clause) => clause.owner));
  const names = await teams.namesByKey(transaction, owners);
  const byPact = new Map(active.map((version) => [version.pactId, version]));
  return (target) => {
    if (target.type === 'posture') return { words: null, fault: null };
    return standingOf(target, byPact.get(target.pactId), names);
  };
}

function standingOf(
  { pact, clause: key, clauseDigest }: Extract<OverrideTarget, { type: 'clause' }>,
  version: PactVersion | undefined,
  names: ReadonlyMap<string, string>,
): Standing {
  if (!version) return { words: null, fault: `No version of ${pact} is in force.` };
  const clause = version.content.clauses.find((one) => one.key === key);
  if (!clause) return { words: null, fault: `Version ${version.number} of ${pact} has no clause ${key}.` };
  if (clauseDigestOf(clause) !== clauseDigest) {
    const fault = `The clause ${key} of ${pact} reads otherwise since version ${version.number}; an override holds for the words it was asked for.`;
    return { words: null, fault };
  }
  const { title, obligation, owner } = clause;
  const named = { key: owner, name: names.get(owner) ?? owner };
  return { words: { version: version.number, title, obligation, owner: named }, fault: null };
}
