import type { BoardCellResource, BoardResource, BoardRowResource } from '#lib/client/evidence.ts';

export type Closing = {
  readonly row: BoardRowResource;
  readonly cell: BoardCellResource;
  readonly agent: BoardResource['agents'][number];
  readonly closesAt: string;
};
export type Day = {
  /** `2026-11-28`, as the reader's calendar has it. */
  readonly date: string;
  readonly isWeekend: boolean;
  readonly closings: readonly Closing[];
};

const DAY_MS = 86_400_000;
const DAYS = 14;

/** The date at a place of the world: `2026-11-28`. */
function dateIn(zone: string, ms: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(ms));
}

/** What closes on each day from the board's today on. A day on which nothing closes is there all the same. */
export function prepareDays(board: BoardResource, zone: string): readonly Day[] {
  const today = Date.parse(`${dateIn(zone, Date.parse(board.at))}T00:00:00Z`);
  const closings = board.upcoming.flatMap((one) => closingOf(board, one));
  // Fourteen times 24 hours reach into a fifteenth date.
  return Array.from({ length: DAYS + 1 }, (_, index) => {
    const noon = new Date(today + index * DAY_MS);
    const date = noon.toISOString().slice(0, 10);
    const isWeekend = noon.getUTCDay() === 0 || noon.getUTCDay() === 6;
    const on = closings.filter(({ closesAt }) => dateIn(zone, Date.parse(closesAt)) === date);
    return { date, isWeekend, closings: on };
  });
}

function closingOf(board: BoardResource, upcoming: BoardResource['upcoming'][number]): readonly Closing[] {
  const row = board.rows[upcoming.row];
  const cell = row?.cells.find(({ agentId }) => agentId === upcoming.agentId);
  const agent = board.agents.find(({ id }) => id === upcoming.agentId);
  return row && cell && agent ? [{ row, cell, agent, closesAt: upcoming.closesAt }] : [];
}
