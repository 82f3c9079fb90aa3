/** How much harm an action can do, from least to most. */
export const TIERS = ['low', 'moderate', 'high', 'critical'] as const;
export type Tier = (typeof TIERS)[number];

/** The tier of an action nobody declared, whatever the caller says. */
export const UNDECLARED_TIER: Tier = 'high';

/** The higher of two tiers. */
export function higherTier(a: Tier, b: Tier): Tier {
  return TIERS.indexOf(a) >= TIERS.indexOf(b) ? a : b;
}
