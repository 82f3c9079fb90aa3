import type { Scope } from '#lib/domain/access/principal.ts';
import { makeBoard } from '#lib/domain/evidence/board.ts';
import { placeOfTelling, type Telling, tellingsOf } from '#lib/domain/evidence/watch.ts';
import { workspacesWithEvidence } from '#lib/store/due-work.ts';
import { readBoardFacts } from '#lib/store/evidence-board.ts';
import { listTold, noteTold } from '#lib/store/evidence-watch.ts';
import { read, type Transaction, type WriteTransaction, write } from '#lib/store/transaction.ts';

/** How many windows one run tells of; the next run tells of the rest. */
const AT_ONCE = 200;

/** Workspaces in which there is evidence that can grow old. */
export function findWatched(): Promise<string[]> {
  return workspacesWithEvidence();
}

/** Tells the owners of windows that close soon or have closed, once each. Answers how many. */
export async function watchEvidence(scope: Scope, now: Date): Promise<number> {
  const due = (await read(scope, (transaction) => findDue(transaction, now))).slice(0, AT_ONCE);
  if (due.length === 0) return 0;
  const { value } = await write(scope, async (transaction) => {
    let count = 0;
    for (const kind of ['expiring', 'stale'] as const) {
      const ofKind = due.filter((telling) => telling.kind === kind);
      if (ofKind.length === 0) continue;
      const noted = new Set((await noteTold(transaction, kind, ofKind, now)).map(placeOfTelling));
      const news = ofKind.filter((telling) => noted.has(placeOfTelling(telling)));
      for (const telling of news) tell(transaction, telling);
      count += news.length;
    }
    if (count === 0) transaction.touchNothing();
    return count;
  });
  return value;
}

/** What is to be told and was not. */
async function findDue(transaction: Transaction, now: Date): Promise<Telling[]> {
  const tellings = tellingsOf(makeBoard(await readBoardFacts(transaction), now.getTime()));
  const told = await listTold(
    transaction,
    tellings.map(({ evidenceId }) => evidenceId),
  );
  const toldOf = new Map(told.map((one) => [placeOfTelling(one), one]));
  return tellings.filter((telling) => {
    const one = toldOf.get(placeOfTelling(telling));
    return !one || (!one.isStaleTold && (telling.kind === 'stale' || !one.isSoonTold));
  });
}

function tell(transaction: WriteTransaction, { kind, evidenceId, closesAt, ...telling }: Telling): void {
  const { agent, pact, clause, clauseTitle, check, owner, checkOwner, methods } = telling;
  const payload = {
    ...{ agent, pact, clause, clauseTitle, check, owner, checkOwner },
    methods: [...methods],
    evidence: evidenceId,
    closesAt: new Date(closesAt).toISOString(),
  };
  const topic = `evidence.${kind}` as const;
  transaction.record({ type: topic, subject: { type: 'evidence', id: evidenceId }, payload });
  transaction.tell({ topic, subjectId: evidenceId, payload });
  transaction.touch('notice', evidenceId);
}
