import type { Scope } from '#lib/domain/access/principal.ts';
import { makeBoard } from '#lib/domain/evidence/board.ts';
import type { Board } from '#lib/domain/evidence/board-types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { readBoardFacts } from '#lib/store/evidence-board.ts';
import { read } from '#lib/store/transaction.ts';

/** Every demand for evidence of every pact in force, by agent, as it stands now. */
export async function readEvidenceBoard(scope: Scope): Promise<Board> {
  return makeBoard(await read(scope, readBoardFacts), systemClock().getTime());
}
