import type { Range } from '#lib/format/time-range.ts';

export const SPANS = ['24h', '7d', '30d'] as const;
export type Span = (typeof SPANS)[number];

const HOUR_MS = 3_600_000;
const SPAN_MS: Readonly<Record<Span, number>> = {
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
};

/** The span that ends with the minute that has begun, so that it is the same question until the next one begins. */
export function rangeOfSpan(span: Span, nowMs: number): Range {
  const toMs = (Math.floor(nowMs / 60_000) + 1) * 60_000;
  return { fromMs: toMs - SPAN_MS[span], toMs };
}

/** Where the decisions of a range are listed, without dry runs as they are counted. */
export function decisionsHref({ fromMs, toMs }: Range): string {
  const range = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
  return `/decisions?${new URLSearchParams({ mode: 'enforce', ...range })}`;
}
