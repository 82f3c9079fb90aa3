import { expect, test } from 'vitest';
import { pairReasons } from '#components/backtests/pair-reasons.ts';
import type { Reason } from '#lib/client/decisions.ts';

function reasonOf(clause: string | null, given: Partial<Reason> = {}): Reason {
  return {
    kind: clause === null ? 'posture' : 'clause',
    pact: clause === null ? null : 'payments',
    version: 4,
    clause,
    title: 'Title',
    obligation: null,
    owner: null,
    outcome: 'kept',
    consequence: 'allow',
    requirements: [],
    remedies: [],
    ...given,
  };
}

test('a clause stands beside itself, whatever version it is of; what one answer leaves out stays in sight', () => {
  const rows = pairReasons(
    [reasonOf('limit'), reasonOf('gone'), reasonOf(null)],
    [reasonOf('new'), reasonOf('limit', { version: 5, outcome: 'unsatisfied' })],
  );
  expect(rows.map(({ recorded, hypothetical }) => [recorded?.clause, hypothetical?.clause])).toEqual([
    [undefined, 'new'],
    ['limit', 'limit'],
    ['gone', undefined],
    [null, undefined],
  ]);
});
