import type { Scope } from '#lib/domain/access/principal.ts';
import { makeBoard } from '#lib/domain/evidence/board.ts';
import { placeOfTelling, type Telling, tellingsOf } from '#lib/domain/evidence/watch.ts';
import { workspacesToWatch } from '#lib/store/due-work.ts';
import { readBoardFacts } from '#lib/store/evidence-board.ts';
import { holdEvidence, listHeads } from '#lib/store/evidence-heads.ts';
import { listTold, noteTold } from '#lib/store/evidence-watch.ts';
import { read, type Transaction, type WriteTransaction, write } from '#lib/store/transaction.ts';

/** How many windows one transaction tells of. */
const AT_ONCE = 200;

/** The newest evidence of an agent by a check, whatever the method and build, as the board saw it. */
type Seen = ReadonlyMap<string, string>;
type Due = { readonly tellings: readonly Telling[]; readonly seen: Seen };

/** Workspaces in which there is evidence that can grow old, and a clause in force that minds. */
export function findWatched(): Promise<string[]> {
  return workspacesToWatch();
}

/** Tells the owners of windows that close soon or have closed, once each, all from one board. Answers how many. */
export async function watchEvidence(scope: Scope, now: Date, signal?: AbortSignal): Promise<number> {
  const { tellings, seen } = await read(scope, (transaction) => findDue(transaction, now));
  let count = 0;
  for (let from = 0; from < tellings.length && !signal?.aborted; from += AT_ONCE) {
    const batch = { tellings: tellings.slice(from, from + AT_ONCE), seen };
    count += (await write(scope, (transaction) => tellAll(transaction, batch, now))).value;
  }
  return count;
}

/** What is to be told and was not, and the evidence that says so. */
async function findDue(transaction: Transaction, now: Date): Promise<Due> {
  const facts = await readBoardFacts(transaction);
  const tellings = tellingsOf(makeBoard(facts, now.getTime()));
  const told = await listTold(
    transaction,
    tellings.map(({ evidenceId }) => evidenceId),
  );
  const toldOf = new Map(told.map((one) => [placeOfTelling(one), one]));
  const due = tellings.filter((telling) => {
    const one = toldOf.get(placeOfTelling(telling));
    return !one || (!one.isStaleTold && (telling.kind === 'stale' || !one.isSoonTold));
  });
  return { tellings: due, seen: seenIn(facts.heads) };
}

function seenIn(heads: readonly { readonly agentId: string; readonly check: string; readonly id: string }[]) {
  const byPlace = new Map<string, string[]>();
  for (const head of heads) {
    const place = placeOf(head);
    byPlace.set(place, [...(byPlace.get(place) ?? []), head.id]);
  }
  return new Map([...byPlace].map(([place, ids]) => [place, ids.sort().join(' ')]));
}

function placeOf({ agentId, check }: { readonly agentId: string; readonly check: string }): string {
  return `${agentId} ${check}`;
}

/**
 * INVARIANT: nobody is told of a window that evidence recorded since the board was read has opened anew: the evidence is
 * held, and what changed meanwhile is left to the next board.
 */
async function tellAll(transaction: WriteTransaction, { tellings, seen }: Due, now: Date): Promise<number> {
  const agentIds = [...new Set(tellings.map(({ agentId }) => agentId))];
  await holdEvidence(transaction, agentIds);
  const held = seenIn(await listHeads(transaction, agentIds));
  const standing = tellings.filter((telling) => held.get(placeOf(telling)) === seen.get(placeOf(telling)));
  let count = 0;
  for (const kind of ['expiring', 'stale'] as const) {
    const ofKind = standing.filter((telling) => telling.kind === kind);
    if (ofKind.length === 0) continue;
    const noted = new Set((await noteTold(transaction, kind, ofKind, now)).map(placeOfTelling));
    const news = ofKind.filter((telling) => noted.has(placeOfTelling(telling)));
    for (const telling of news) tell(transaction, telling);
    count += news.length;
  }
  if (count === 0) transaction.touchNothing();
  return count;
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
