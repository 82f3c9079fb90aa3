import { expect, test } from 'vitest';
import { runOf } from '#components/backtests/backtest-range.ts';

const RAN = Date.UTC(2026, 10, 20, 12);
const state = { range: '7d', from: null, until: null, ran: RAN } as const;

test('a length runs back from when it was run, so that the address asks the same again', () => {
  expect(runOf(state)).toEqual({
    from: '2026-11-13T12:00:00.000Z',
    to: '2026-11-20T12:00:00.000Z',
    ranAt: '2026-11-20T12:00:00.000Z',
  });
});

test('days that were chosen are whole, the last one included', () => {
  expect(runOf({ ...state, range: 'custom', from: '2026-11-01', until: '2026-11-01' })).toMatchObject({
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-11-02T00:00:00.000Z',
  });
});

test.each([
  [{ ...state, ran: null }],
  [{ ...state, ran: Number.MAX_SAFE_INTEGER }],
  [{ ...state, range: 'custom', from: '2026-11-01', until: null }],
  [{ ...state, range: 'custom', from: 'yesterday', until: '2026-11-01' }],
] as const)('nothing is run on %j', (given) => {
  expect(runOf(given)).toBeNull();
});
