import type { EvidenceBook } from '#lib/domain/decisions/evidence-book.ts';
import type { Query, ReadingPool } from '#lib/gate/reading.ts';
import { loadEvidence, reloadEvidence } from '#lib/gate/snapshot/load-evidence.ts';
import { type KnownReview, loadLiveReviews, loadReviewsById } from '#lib/gate/snapshot/load-reviews.ts';
import { type Head, loadHead, loadLatestMoment, loadSnapshot } from '#lib/gate/snapshot/load-snapshot.ts';
import type { Snapshot } from '#lib/gate/snapshot/types.ts';
import { WorkspaceState } from '#lib/gate/snapshot/workspace-state.ts';

type Change = { readonly revision: number; readonly noun: string; readonly id: string };

/** Nouns no decision looks at. */
const BESIDE_THE_POINT = new Set([
  'nothing',
  'draft',
  'delivery',
  'webhook',
  'person',
  'member',
  'invitation',
  'notice',
  'passkey',
]);
/** What is held of evidence says its source's name, so that of every agent is read anew where a source is called otherwise. */
const RENAMES_EVIDENCE = 'source_name';

type News = {
  readonly snapshot: Snapshot;
  readonly reviews: readonly KnownReview[];
  readonly touchedReviews: readonly string[];
  readonly latestAt: number;
};

/** Reads a workspace for the first time; null where it is gone. */
export async function loadWorkspace(
  pool: ReadingPool,
  workspaceId: string,
  now: number,
): Promise<WorkspaceState | null> {
  return pool.snapshot([workspaceId], async (query) => {
    const head = await loadHead(query, workspaceId);
    if (!head) return null;
    const evidence = await loadEvidence(query, workspaceId);
    const snapshot = await loadSnapshot(query, workspaceId, head, null, evidence);
    const state = new WorkspaceState(snapshot, now, await loadLatestMoment(query, workspaceId));
    state.reviews.take(await loadLiveReviews(query, workspaceId));
    return state;
  });
}

/** Reads what changed since the snapshot and puts it in its place; answers the reviews that were touched. */
export async function bringUpToDate(pool: ReadingPool, state: WorkspaceState): Promise<readonly string[]> {
  const news = await pool.snapshot([state.workspaceId], (query) => readNews(query, state));
  if (!news) return [];
  // The reviews first: whoever waits for the revision finds them.
  state.reviews.take(news.reviews);
  state.tick(news.latestAt);
  state.swap(news.snapshot);
  return news.touchedReviews;
}

async function readNews(query: Query, { workspaceId, snapshot }: WorkspaceState): Promise<News | null> {
  const head = await loadHead(query, workspaceId);
  if (!head || head.revision === snapshot.revision) return null;
  // INVARIANT: revisions commit in order, so what lies between two of them is whole once the later one is seen.
  const changes = await query<Change>(
    'SELECT revision::float8, noun, noun_id AS id FROM change WHERE workspace_id = $1 AND revision > $2 AND revision <= $3',
    [workspaceId, snapshot.revision, head.revision],
  );
  const touchedReviews = [...new Set(changes.filter(({ noun }) => noun === 'review').map(({ id }) => id))];
  return {
    snapshot: await newSnapshot(query, snapshot, head, changes),
    reviews: touchedReviews.length === 0 ? [] : await loadReviewsById(query, workspaceId, touchedReviews),
    touchedReviews,
    // A clock that falls behind while the gate runs makes no proof fresh again either.
    latestAt: await loadLatestMoment(query, workspaceId),
  };
}

async function newSnapshot(
  query: Query,
  before: Snapshot,
  head: Head,
  changes: readonly Change[],
): Promise<Snapshot> {
  // INVARIANT: a revision that does not say what it touched may have touched anything.
  const isTold = new Set(changes.map(({ revision }) => revision)).size === head.revision - before.revision;
  if (!isTold)
    return loadSnapshot(
      query,
      before.workspaceId,
      head,
      before,
      await loadEvidence(query, before.workspaceId),
    );
  const evidence = await newEvidence(query, before, changes);
  const isElsewhere = ({ noun }: Change) =>
    noun === 'review' || noun === 'evidence' || BESIDE_THE_POINT.has(noun);
  if (changes.every(isElsewhere)) return { ...before, ...head, evidence };
  return loadSnapshot(query, before.workspaceId, head, before, evidence);
}

/** A change of evidence names the agent it is about; the others' is kept as it is held. */
async function newEvidence(
  query: Query,
  { workspaceId, evidence }: Snapshot,
  changes: readonly Change[],
): Promise<EvidenceBook> {
  if (changes.some(({ noun }) => noun === RENAMES_EVIDENCE)) return loadEvidence(query, workspaceId);
  const agentIds = [...new Set(changes.filter(({ noun }) => noun === 'evidence').map(({ id }) => id))];
  return agentIds.length === 0 ? evidence : reloadEvidence(query, workspaceId, evidence, agentIds);
}
