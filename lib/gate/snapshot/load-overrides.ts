import type { Policy } from '#lib/domain/decisions/policy.ts';
import type { World } from '#lib/domain/decisions/world.ts';
import { type OverrideRow, overridesByAgent } from '#lib/domain/decisions/world-rows.ts';
import type { Query } from '#lib/gate/reading.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { OVERRIDES_SQL } from '#lib/store/world-sql.ts';

/** Overrides that stand in for something that is in force, by agent. */
export async function loadOverrides(
  query: Query,
  workspaceId: string,
  policy: Policy,
): Promise<World['overrides']> {
  const rows = await query<OverrideRow>(OVERRIDES_SQL, [workspaceId]);
  return overridesByAgent(rows, policy, (clause) => sha256(canonicalJson(clause)));
}
