import { principalId } from '#lib/domain/access/principal.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { endWords, isRunning } from '#lib/domain/shadows/rules.ts';
import type { Shadow, ShadowCell, ShadowEnd, ShadowHit } from '#lib/domain/shadows/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { nameActors } from '#lib/store/actors.ts';
import * as agents from '#lib/store/agents.ts';
import * as decisions from '#lib/store/decisions.ts';
import * as shadows from '#lib/store/shadows.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

/** As many agents and actions are named as somebody reads; the matrix counts them all. */
const MOST_HITS = 50;

type Actor = { readonly id: string; readonly name: string };

/** A shadow with what it found, and what it is about. */
export type ShadowView = {
  readonly view: VersionView;
  readonly now: Date;
  /** What of the pact is in shadow now, this version or another. */
  readonly running: Shadow | null;
  /** This version's latest shadow; null where it never was in one. */
  readonly latest: ShadowFindings | null;
};

export type ShadowFindings = {
  readonly shadow: Shadow;
  readonly startedBy: Actor;
  readonly endedBy: Actor | null;
  readonly cells: readonly ShadowCell[];
  /** Whether there are more than are named. */
  readonly hasMoreHits: boolean;
  readonly hits: readonly (ShadowHit & { readonly agentKey: string })[];
  /** When the decisions were made that cells and hits name, by id. */
  readonly times: ReadonlyMap<string, Date>;
};

type EndedPact = { readonly id: string; readonly key: string };

/** Ends what of the pact is in shadow, where anything is, and says so: in the caller's own transaction. */
export async function endOpenShadow(
  transaction: WriteTransaction,
  pact: EndedPact,
  ending: ShadowEnd,
): Promise<void> {
  const open = await shadows.findOpen(transaction, pact.id);
  if (open) await endShadowNow(transaction, pact, open, ending);
}

/** Ends this shadow and says so; answers false where somebody else had ended it. */
export async function endShadowNow(
  transaction: WriteTransaction,
  pact: EndedPact,
  { id, number, endsAt }: Shadow,
  ending: ShadowEnd,
): Promise<boolean> {
  const endReason = endWords(ending, number);
  const endedById = principalId(transaction.scope.principal);
  // Past its date nobody looked any more, however late that is written.
  const endedAt = ending.how === 'date' ? endsAt : systemClock();
  if (!(await shadows.end(transaction, id, { endedAt, endedById, endReason }))) return false;
  const payload = { key: pact.key, number, shadow: id, how: ending.how, reason: endReason };
  transaction.record({ type: 'shadow.ended', subject: { type: 'pact', id: pact.id }, payload });
  transaction.touch('shadow', id);
  transaction.tell({ topic: 'shadow.ended', subjectId: id, payload });
  return true;
}

/** Everything that a version's page says of its shadow. */
export async function loadShadowView(transaction: Transaction, view: VersionView): Promise<ShadowView> {
  const now = systemClock();
  const { pactId, number } = view.version;
  const open = await shadows.findOpen(transaction, pactId);
  const latest = await shadows.findLatest(transaction, pactId, number);
  return {
    view,
    now,
    running: open && isRunning(open, now) ? open : null,
    latest: latest && (await loadFindings(transaction, latest)),
  };
}

async function loadFindings(transaction: Transaction, shadow: Shadow): Promise<ShadowFindings> {
  const cells = await shadows.countCells(transaction, shadow.id);
  const found = await shadows.listHits(transaction, shadow.id, MOST_HITS + 1);
  const hits = found.slice(0, MOST_HITS);
  const known = await agents.findAll(
    transaction,
    hits.map((hit) => hit.agentId),
  );
  const named = [...cells, ...hits].flatMap(({ firstId, lastId }) => [firstId, lastId]);
  const nameOf = await nameActors(transaction, [shadow.startedById, shadow.endedById ?? '']);
  return {
    shadow,
    startedBy: nameOf(shadow.startedById),
    endedBy: shadow.endedById === null ? null : nameOf(shadow.endedById),
    cells,
    hasMoreHits: found.length > MOST_HITS,
    hits: hits.map((hit) => ({ ...hit, agentKey: known.get(hit.agentId)?.key ?? hit.agentId })),
    times: await decisions.timesOf(transaction, named),
  };
}
