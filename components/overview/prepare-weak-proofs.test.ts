import { expect, it } from 'vitest';
import { foldWithoutResult, prepareWeakProofs } from '#components/overview/prepare-weak-proofs.ts';
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

it('folds all without a result of one check into one line and counts each agent once', () => {
  const agents = ['agt_1', 'agt_2'].map((id) => ({ id, key: id, name: id }));
  const asked = (clause: string, check: string, cells: readonly Partial<BoardCellResource>[]) => ({
    ...row(clause, 'critical', cells),
    check: { key: check },
  });
  const none = (agentId: string) => ({ agentId, state: 'missing' as const, evidence: null });
  const given = {
    agents,
    rows: [
      asked('one', 'tone', [none('agt_1'), none('agt_2')]),
      asked('two', 'tone', [none('agt_1')]),
      asked('three', 'speed', [none('agt_1')]),
      asked('four', 'tone', [{ state: 'stale', evidence: {} as BoardCellResource['evidence'] }]),
    ],
  } as unknown as BoardResource;
  const lines = foldWithoutResult(prepareWeakProofs(given)).map((line) =>
    line.kind === 'none' ? `${line.agents} of ${line.first.row.check.key}` : line.proof.row.clause.key,
  );
  expect(lines).toEqual(['four', '2 of tone', 'three']);
});
