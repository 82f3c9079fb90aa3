import type { Bucket, Fill, Series } from '#components/charts/prepare-stack.ts';
import type { DecisionCounts } from '#lib/client/decisions.ts';
import type { Effect } from '#lib/domain/decisions/types.ts';

const FILLS: readonly (readonly [Effect, Fill])[] = [
  ['allow', 'quiet'],
  ['settle', 'outline'],
  ['degrade', 'diagonal'],
  ['review', 'dots'],
  ['block', 'solid'],
];

/** The effects as a chart shows them, from its foot up. What was lowered is shown as itself, never as allowed. */
export function effectSeries(word: (effect: Effect) => string): readonly Series[] {
  return FILLS.map(([key, fill]) => ({ key, fill, label: word(key), color: `var(--${key})` }));
}

/** What was counted over time, as a chart takes it. */
export function effectBuckets({ buckets }: DecisionCounts): readonly Bucket[] {
  return buckets.map(({ from, to, counts }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to), counts }));
}
