import type { BoardCellResource, BoardResource, BoardRowResource } from '#lib/client/evidence.ts';
import type { ProofState } from '#lib/domain/evidence/board-types.ts';

export type WeakProof = {
  readonly row: BoardRowResource;
  readonly cell: BoardCellResource;
  readonly agent: BoardResource['agents'][number];
};

/** How pressing each state is; the fresh are not shown. */
const PRESSING: Readonly<Record<ProofState, number | null>> = {
  failed: 0,
  stale: 1,
  other_build: 2,
  missing: 3,
  soon: 4,
  fresh: null,
};

/** The proofs that hold no more, the gravest clauses first, then those that close before long, the soonest first. */
export function prepareWeakProofs(board: BoardResource): readonly WeakProof[] {
  const agents = new Map(board.agents.map((agent) => [agent.id, agent]));
  return board.rows
    .flatMap((row) =>
      row.cells.flatMap((cell): WeakProof[] => {
        const agent = agents.get(cell.agentId);
        return agent && PRESSING[cell.state] !== null ? [{ row, cell, agent }] : [];
      }),
    )
    .sort((a, b) => weightOf(a) - weightOf(b) || closingOf(a) - closingOf(b));
}

const SEVERITY = { critical: 0, major: 1, minor: 2 } as const;

function weightOf({ row, cell }: WeakProof): number {
  const pressing = PRESSING[cell.state] ?? 9;
  const closesLater = cell.state === 'soon' ? 100 : 0;
  return closesLater + SEVERITY[row.clause.severity] * 10 + pressing;
}

function closingOf({ cell }: WeakProof): number {
  return cell.closesAt === null ? 0 : Date.parse(cell.closesAt);
}

export type ProofLine =
  | { readonly kind: 'proof'; readonly proof: WeakProof }
  | { readonly kind: 'none'; readonly first: WeakProof; readonly agents: number };

/** The same, with all that wait for the first result of one check as one line, where the gravest of them stood. */
export function foldWithoutResult(weak: readonly WeakProof[]): readonly ProofLine[] {
  return weak.flatMap((proof): ProofLine[] => {
    const alike = weak.filter((one) => hasNoResult(one) && one.row.check.key === proof.row.check.key);
    if (!hasNoResult(proof) || alike.length === 1) return [{ kind: 'proof', proof }];
    const agents = new Set(alike.map(({ agent }) => agent.id)).size;
    return alike[0] === proof ? [{ kind: 'none', first: proof, agents }] : [];
  });
}

function hasNoResult({ cell }: WeakProof): boolean {
  return cell.evidence === null;
}
