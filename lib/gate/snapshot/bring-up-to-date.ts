import type { Query, ReadingPool } from '#lib/gate/reading.ts';
import { type KnownReview, loadLiveReviews, loadReviewsById } from '#lib/gate/snapshot/load-reviews.ts';
import { type Head, loadHead, loadSnapshot } from '#lib/gate/snapshot/load-snapshot.ts';
import type { Snapshot } from '#lib/gate/snapshot/types.ts';
import { WorkspaceState } from '#lib/gate/snapshot/workspace-state.ts';

type Change = { readonly revision: number; readonly noun: string; readonly id: string };

/** Nouns no decision looks at. */
const BESIDE_THE_POINT = new Set(['draft', 'delivery', 'webhook', 'member', 'invitation']);

type News = {
  readonly snapshot: Snapshot;
  readonly reviews: readonly KnownReview[];
  readonly touchedReviews: readonly string[];
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
    const state = new WorkspaceState(await loadSnapshot(query, workspaceId, head, null), now);
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
  const isOnlyBeside = isTold && changes.every(({ noun }) => noun === 'review' || BESIDE_THE_POINT.has(noun));
  if (isOnlyBeside) return { ...before, ...head };
  return loadSnapshot(query, before.workspaceId, head, before);
}
