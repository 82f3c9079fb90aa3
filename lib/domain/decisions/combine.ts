import { EFFECTS, type Effect } from '#lib/domain/decisions/types.ts';

/** Step 8: the strictest of several effects; `allow` where nothing spoke. */
export function strictest(effects: readonly Effect[]): Effect {
  return EFFECTS.find((effect) => effects.includes(effect)) ?? 'allow';
}
