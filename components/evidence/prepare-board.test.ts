import { describe, expect, it } from 'vitest';
import { countStates, prepareBoard } from '#components/evidence/prepare-board.ts';
import { prepareDays } from '#components/evidence/prepare-days.ts';
import type { BoardResource } from '#lib/client/evidence.ts';
import type { ProofState } from '#lib/domain/evidence/board-types.ts';

const AT = '2026-11-27T23:30:00.000Z';

function cell(agentId: string, state: ProofState): BoardResource['rows'][number]['cells'][number] {
  const nothing = { evidence: null, buildDigest: null, opensAt: null, closesAt: null, nextRunAt: null };
  return { ...nothing, agentId, state, willMiss: false };
}

function row(pact: string, clause: string, ...cells: BoardResource['rows'][number]['cells']) {
  const team = { key: 'qa', name: 'QA' };
  return {
    pact: { id: `pct_${pact}`, key: pact, name: pact, version: 1 },
    clause: { key: clause, title: clause, severity: 'major' as const },
    owner: team,
    check: { key: 'citations', name: 'Citations', owner: team, isRetired: false },
    methods: ['automated' as const],
    maxAge: 'PT24H',
    sameBuild: false,
    minResult: null,
    changes: 'it is blocked',
    rhythm: null,
    misses: null,
    cells,
  };
}

const board: BoardResource = {
  at: AT,
  agents: [
    { id: 'agt_1', key: 'agent_one', name: 'One' },
    { id: 'agt_2', key: 'agent_two', name: 'Two' },
  ],
  rows: [
    row('payments', 'cited', cell('agt_1', 'fresh'), cell('agt_2', 'stale')),
    row('research', 'tested', cell('agt_2', 'soon')),
    row('payments', 'unbound'),
  ],
  upcoming: [
    { row: 0, agentId: 'agt_1', closesAt: '2026-11-28T00:30:00.000Z' },
    { row: 1, agentId: 'agt_2', closesAt: '2026-12-11T23:30:00.000Z' },
    { row: 9, agentId: 'agt_2', closesAt: '2026-12-01T00:00:00.000Z' },
  ],
};
const shown = (filter: Parameters<typeof prepareBoard>[1]) =>
  prepareBoard(board, filter).map(({ pact, rows, holding, all }) => [
    pact.key,
    rows.map((one) => `${one.row.clause.key}: ${one.cells.map(({ agent }) => agent.key).join(' ')}`),
    `${holding}/${all}`,
  ]);

describe('the board', () => {
  it('stands by pact, and keeps a clause that binds nobody in sight', () =>
    expect(shown({ state: null, agent: null })).toEqual([
      ['payments', ['cited: agent_one agent_two', 'unbound: '], '1/2'],
      ['research', ['tested: agent_two'], '1/1'],
    ]));

  it('leaves out what a filter leaves empty', () => {
    expect(shown({ state: 'stale', agent: null })).toEqual([['payments', ['cited: agent_two'], '0/1']]);
    expect(shown({ state: null, agent: 'agent_one' })).toEqual([['payments', ['cited: agent_one'], '1/1']]);
    expect(shown({ state: 'stale', agent: 'agent_one' })).toEqual([]);
  });

  it('counts each proof once', () =>
    expect([...countStates(board)]).toEqual([
      ['fresh', 1],
      ['stale', 1],
      ['soon', 1],
    ]));
});

describe('the next days', () => {
  it.each([
    ['UTC', '2026-11-27', '2026-11-28', '2026-12-11'],
    ['Asia/Tokyo', '2026-11-28', '2026-11-28', '2026-12-12'],
  ])('in %s begin on %s and put each window on the reader’s own date', (zone, first, closes, last) => {
    const days = prepareDays(board, zone);
    expect(days[0]?.date).toBe(first);
    const busy = days.filter(({ closings }) => closings.length > 0);
    expect(busy.map(({ date }) => date)).toEqual([closes, last]);
  });

  it('keep empty days and weekends in sight, and pass over a row that is not there', () => {
    const days = prepareDays(board, 'UTC');
    expect(days).toHaveLength(15);
    expect(days.filter(({ isWeekend }) => isWeekend).map(({ date }) => date.slice(8))).toEqual([
      '28',
      '29',
      '05',
      '06',
    ]);
    expect(days.flatMap(({ closings }) => closings)).toHaveLength(2);
  });
});
