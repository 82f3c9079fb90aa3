import { expect, it } from 'vitest';
import { decisionsHref, rangeOfSpan } from '#components/overview/prepare-effects.ts';

const at = (text: string) => Date.parse(`2026-03-03T${text}Z`);

it('asks the same all through a minute, and holds the whole of it', () => {
  const early = rangeOfSpan('24h', at('12:00:00.000'));
  expect(early).toEqual(rangeOfSpan('24h', at('12:00:59.999')));
  expect(early).toEqual({ fromMs: at('12:01:00') - 86_400_000, toMs: at('12:01:00') });
});

it.each([
  ['24h', 1],
  ['7d', 7],
  ['30d', 30],
] as const)('reaches %s back', (span, days) => {
  const { fromMs, toMs } = rangeOfSpan(span, at('12:00:00'));
  expect(toMs - fromMs).toBe(days * 86_400_000);
});

it('opens the decisions of the same range, without dry runs', () => {
  const found = new URL(decisionsHref({ fromMs: at('12:00:00'), toMs: at('13:00:00') }), 'http://here');
  expect(Object.fromEntries(found.searchParams)).toEqual({
    mode: 'enforce',
    from: '2026-03-03T12:00:00.000Z',
    to: '2026-03-03T13:00:00.000Z',
  });
});
