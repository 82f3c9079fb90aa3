import type { World } from '#lib/domain/decisions/world.ts';
import { worldOf } from '#lib/domain/decisions/world-of.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import type { Transaction } from '#lib/store/transaction.ts';
import { readWorldRows } from '#lib/store/world.ts';

/** What decisions are made from right now, with the evidence of these agents: what a gate would hold of it. */
export async function readWorld(transaction: Transaction, agentIds: readonly string[]): Promise<World> {
  const rows = await readWorldRows(transaction, agentIds);
  return worldOf(transaction.scope.workspaceId, rows, (clause) => sha256(canonicalJson(clause)));
}
