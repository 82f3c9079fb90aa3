import type { Tier } from '#lib/domain/actions/types.ts';
import { TIERS } from '#lib/domain/actions/types.ts';

/** One action as the catalogue shows it: declared, or only seen in traffic. */
export type CatalogueAction = {
  readonly name: string;
  /** The declared tier, or that of an undeclared action. */
  readonly tier: Tier;
  readonly isDeclared: boolean;
  readonly description: string;
  readonly declaredAt: Date | null;
  /** When an agent first asked for it while it was not declared; null where that never happened. */
  readonly firstSeenAt: Date | null;
  readonly firstSeenByAgentId: string | null;
};

/** Whether the tier is a lower one: less is then asked of whoever acts. */
export function isLowerTier(tier: Tier, than: Tier): boolean {
  return TIERS.indexOf(tier) < TIERS.indexOf(than);
}
