import type { Scope } from '#lib/domain/access/principal.ts';
import { makeBoard } from '#lib/domain/evidence/board.ts';
import { type Telling, tellingsOf } from '#lib/domain/evidence/watch.ts';
import { workspacesWithEvidence } from '#lib/store/due-work.ts';
import { readBoardFacts } from '#lib/store/evidence-board.ts';
import { listTold, noteTold } from '#lib/store/evidence-watch.ts';
import { read, type WriteTransaction, write } from '#lib/store/transaction.ts';

/** How many windows one run tells of; the next run tells of the rest. */
const AT_ONCE = 200;

/** Workspaces in which there is evidence that can grow old. */
export function findWatched(): Promise<string[]> {
  return workspacesWithEvidence();
}

/** Tells the owners of windows that close soon or have closed, once each. Answers how many. */
export async function watchEvidence(scope: Scope, now: Date): Promise<number> {
  const due = await read(scope, async (transaction) => {
    const tellings = tellingsOf(makeBoard(await readBoardFacts(transaction), now.getTime()));
    const told = await listTold(
      transaction,
      tellings.map(({ evidenceId }) => evidenceId),
    );
    const done = new Set(
      told.flatMap((one) => [
        ...(one.isSoonTold || one.isStaleTold ? [placeOf('expiring', one)] : []),
        ...(one.isStaleTold ? [placeOf('stale', one)] : []),
      ]),
    );
    return tellings.filter((telling) => !done.has(placeOf(telling.kind, telling)));
  });
  if (due.length === 0) return 0;
  const { value } = await write(scope, async (transaction) => {
    let count = 0;
    for (const telling of due.slice(0, AT_ONCE)) {
      // Two demands of one clause for one check are one thing to be told of.
      if (!(await noteTold(transaction, telling.kind, telling, now))) continue;
      tell(transaction, telling);
      count += 1;
    }
    return count;
  });
  return value;
}

function placeOf(
  kind: Telling['kind'],
  of: Pick<Telling, 'agentId' | 'pactId' | 'clause' | 'check' | 'evidenceId'>,
) {
  return [kind, of.agentId, of.pactId, of.clause, of.check, of.evidenceId].join(' ');
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
}
