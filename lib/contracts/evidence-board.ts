import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { presentResult, ResultSchema } from '#lib/contracts/evidence.ts';
import { nothing, TeamRef, Timestamp } from '#lib/contracts/shared-schemas.ts';
import { type Board, type BoardCell, type BoardRow, PROOF_STATES } from '#lib/domain/evidence/board-types.ts';
import { EVIDENCE_METHODS, SEVERITIES } from '#lib/domain/pacts/types.ts';

/** How one agent stands with one demand of one clause. */
export const BoardCellResource = z.strictObject({
  agentId: z.string(),
  state: z.enum(PROOF_STATES),
  /** The newest evidence the state speaks of; null where there is none. */
  evidence: z
    .strictObject({
      id: z.string(),
      method: z.enum(EVIDENCE_METHODS),
      result: ResultSchema,
      passed: z.boolean(),
      /** What its age counts from. */
      countsFrom: Timestamp,
      buildDigest: z.string().nullable(),
      /** The source's name; null for what the agent says of itself. */
      source: z.string().nullable(),
    })
    .nullable(),
  /** The build that counts where the clause asks for the same build; null where it does not, or none is known. */
  buildDigest: z.string().nullable(),
  /** The window of the pass; null where nothing passed. */
  opensAt: Timestamp.nullable(),
  closesAt: Timestamp.nullable(),
  /** When the check usually runs next; null where nobody has said how often it does. */
  nextRunAt: Timestamp.nullable(),
  /** Whether the window closes before the next usual run. */
  willMiss: z.boolean(),
});
export type BoardCellResource = z.output<typeof BoardCellResource>;

/** One demand of one clause of a pact in force, for every agent it binds. */
export const BoardRowResource = z.strictObject({
  pact: z.strictObject({ id: z.string(), key: z.string(), name: z.string(), version: z.int() }),
  clause: z.strictObject({ key: z.string(), title: z.string(), severity: z.enum(SEVERITIES) }),
  /** The team that answers for the clause. */
  owner: TeamRef,
  check: z.strictObject({
    key: z.string(),
    name: z.string(),
    /** The team that keeps it running; null where there is no such check. */
    owner: TeamRef.nullable(),
    isRetired: z.boolean(),
  }),
  methods: z.array(z.enum(EVIDENCE_METHODS)),
  /** ISO 8601 duration: the freshness window. */
  maxAge: z.string(),
  sameBuild: z.boolean(),
  minResult: z.string().nullable(),
  /** What changes when the proof weakens, in words. */
  changes: z.string(),
  /** How often the check usually runs, in words; null where nobody has said. */
  rhythm: z.string().nullable(),
  /** Why that rhythm must miss the window; null where it need not. */
  misses: z.string().nullable(),
  cells: z.array(BoardCellResource),
});
export type BoardRowResource = z.output<typeof BoardRowResource>;

/** Clause by agent: what proves what, and what expires next. */
export const BoardResource = z.strictObject({
  at: Timestamp,
  agents: z.array(z.strictObject({ id: z.string(), key: z.string(), name: z.string() })),
  rows: z.array(BoardRowResource),
  /** Windows that close within 14 days, soonest first; `row` is the place in `rows`. */
  upcoming: z.array(z.strictObject({ row: z.int(), agentId: z.string(), closesAt: Timestamp })),
});
export type BoardResource = z.output<typeof BoardResource>;

export const readEvidenceBoardContract = defineContract({
  name: 'readEvidenceBoard',
  method: 'GET',
  path: '/evidence/board',
  tag: 'evidence',
  summary:
    'Every demand for evidence of every pact in force, by agent: its state, its window and what closes next.',
  permission: 'evidence:read',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: BoardResource,
  status: 200,
  problems: [],
});

export function presentBoard({ at, agents, rows, upcoming }: Board): BoardResource {
  return {
    at: momentOf(at),
    agents: agents.map(({ id, key, name }) => ({ id, key, name })),
    rows: rows.map(presentBoardRow),
    upcoming: upcoming.map((one) => ({ ...one, closesAt: momentOf(one.closesAt) })),
  };
}

/** One row, for whoever shows a part of the board. */
export function presentBoardRow({ demand, cells, check, ...row }: BoardRow): BoardRowResource {
  return {
    ...row,
    pact: { ...row.pact },
    clause: { ...row.clause },
    owner: { ...row.owner },
    check: { ...check, owner: check.owner && { ...check.owner } },
    methods: [...demand.methods],
    maxAge: demand.maxAge,
    sameBuild: demand.sameBuild,
    minResult: demand.minResult ?? null,
    cells: cells.map(presentCell),
  };
}

function presentCell({ build, evidence, ...cell }: BoardCell): BoardCellResource {
  return {
    ...cell,
    evidence: evidence && {
      id: evidence.id,
      method: evidence.method,
      result: presentResult(evidence.result),
      passed: evidence.isPass,
      countsFrom: momentOf(evidence.at),
      buildDigest: evidence.build,
      source: evidence.source,
    },
    buildDigest: build,
    opensAt: momentOrNull(cell.opensAt),
    closesAt: momentOrNull(cell.closesAt),
    nextRunAt: momentOrNull(cell.nextRunAt),
  };
}

function momentOf(ms: number): string {
  return new Date(ms).toISOString();
}

function momentOrNull(ms: number | null): string | null {
  return ms === null ? null : momentOf(ms);
}
