import { expect, it } from 'vitest';
import { prepareWeakProofs } from '#components/overview/prepare-weak-proofs.ts';
import type { BoardCellResource, BoardResource } from '#lib/client/evidence.ts';

function row(clause: string, severity: string, cells: readonly Partial<BoardCellResource>[]) {
  return {
    clause: { key: clause, severity },
    cells: cells.map((cell) => ({ agentId: 'agt_1', closesAt: null, ...cell })),
  };
}

function board(...rows: readonly ReturnType<typeof row>[]): BoardResource {
  return { agents: [{ id: 'agt_1', key: 'agent_one', name: 'One' }], rows } as unknown as BoardResource;
}

const clausesOf = (found: ReturnType<typeof prepareWeakProofs>) => found.map((one) => one.row.clause.key);

it('leaves out what is fresh, and whatever is of an agent that is not there', () => {
  const given = board(
    row('fresh', 'critical', [{ state: 'fresh' }]),
    row('gone', 'critical', [{ state: 'stale', agentId: 'agt_2' }]),
  );
  expect(prepareWeakProofs(given)).toEqual([]);
});

it('shows what holds no more before what closes soon, the gravest clause first, a failure before old proof', () => {
  const given = board(
    row('closes', 'critical', [{ state: 'soon', closesAt: '2026-03-03T12:00:00.000Z' }]),
    row('minor', 'minor', [{ state: 'failed' }]),
    row('old', 'critical', [{ state: 'stale' }]),
    row('failed', 'critical', [{ state: 'failed' }]),
  );
  expect(clausesOf(prepareWeakProofs(given))).toEqual(['failed', 'old', 'minor', 'closes']);
});

it('shows of what closes soon the soonest first', () => {
  const given = board(
    row('later', 'critical', [{ state: 'soon', closesAt: '2026-03-03T12:00:00.000Z' }]),
    row('sooner', 'critical', [{ state: 'soon', closesAt: '2026-03-03T11:00:00.000Z' }]),
  );
  expect(clausesOf(prepareWeakProofs(given))).toEqual(['sooner', 'later']);
});
