import type { ActivePact } from '#lib/domain/decisions/types.ts';
import type { World } from '#lib/domain/decisions/world.ts';
import { worldOf } from '#lib/domain/decisions/world-of.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import type { Transaction } from '#lib/store/transaction.ts';
import { readWorldRows } from '#lib/store/world.ts';

/** The world as it stands, and as it would stand with a version in the place of its pact's. */
type WorldWith = {
  readonly today: World;
  readonly would: World;
  readonly inForce: ActivePact | null;
};

/** Reads both, with the evidence of these agents. */
export async function readWorldWith(
  transaction: Transaction,
  agentIds: readonly string[],
  version: ActivePact,
): Promise<WorldWith> {
  const { workspaceId } = transaction.scope;
  const rows = await readWorldRows(transaction, agentIds);
  const others = rows.pacts.filter(({ pactId }) => pactId !== version.pactId);
  const digestOf = (clause: Clause) => sha256(canonicalJson(clause));
  return {
    today: worldOf(workspaceId, rows, digestOf),
    would: worldOf(workspaceId, { ...rows, pacts: [...others, version] }, digestOf),
    inForce: rows.pacts.find(({ pactId }) => pactId === version.pactId) ?? null,
  };
}
