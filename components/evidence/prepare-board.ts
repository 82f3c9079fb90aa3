import type { BoardCellResource, BoardResource, BoardRowResource } from '#lib/client/evidence.ts';
import type { ProofState } from '#lib/domain/evidence/board-types.ts';

type Agent = BoardResource['agents'][number];
export type ShownCell = { readonly cell: BoardCellResource; readonly agent: Agent };
export type ShownRow = { readonly row: BoardRowResource; readonly cells: readonly ShownCell[] };
export type PactGroup = {
  readonly pact: BoardRowResource['pact'];
  readonly rows: readonly ShownRow[];
  /** How many of the proofs shown hold, of how many. */
  readonly holding: number;
  readonly all: number;
};

export type BoardFilter = { readonly state: ProofState | null; readonly agent: string | null };

/** Whether a proof holds now. */
export function holds(state: ProofState): boolean {
  return state === 'fresh' || state === 'soon';
}

/** The board by pact, with what fits the filter; what a filter leaves empty is left out. */
export function prepareBoard(board: BoardResource, { state, agent }: BoardFilter): readonly PactGroup[] {
  const agents = new Map(board.agents.map((one) => [one.id, one]));
  const groups = new Map<string, ShownRow[]>();
  const isFiltered = state !== null || agent !== null;
  for (const row of board.rows) {
    const cells = row.cells.flatMap((cell): readonly ShownCell[] => {
      const found = agents.get(cell.agentId);
      const fits = (state === null || cell.state === state) && (agent === null || found?.key === agent);
      return found && fits ? [{ cell, agent: found }] : [];
    });
    if (cells.length === 0 && isFiltered) continue;
    const known = groups.get(row.pact.key) ?? [];
    groups.set(row.pact.key, [...known, { row, cells }]);
  }
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const states = rows.flatMap(({ cells }) => cells.map(({ cell }) => cell.state));
    return [{ pact: first.row.pact, rows, holding: states.filter(holds).length, all: states.length }];
  });
}

/** How many proofs stand in each state. */
export function countStates(board: BoardResource): ReadonlyMap<ProofState, number> {
  const counts = new Map<ProofState, number>();
  for (const { state } of board.rows.flatMap((row) => row.cells))
    counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
