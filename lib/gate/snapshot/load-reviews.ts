import type { ReviewDemands, ReviewFact } from '#lib/domain/decisions/types.ts';
import type { Query } from '#lib/gate/reading.ts';

/** A review with what tells whether another request may join it. */
export type KnownReview = ReviewFact & { readonly agentId: string };

type Row = Omit<ReviewFact, 'expiresAt' | 'causes'> & {
  readonly agentId: string;
  readonly demands: ReviewDemands;
  readonly expiresAt: Date;
};

const REVIEWS = `
  SELECT r.id, r.status, r.agent_id AS "agentId", r.request_digest AS "requestDigest", r.demands_digest AS "demandsDigest",
         r.demands, r.expires_at AS "expiresAt",
         EXISTS (SELECT FROM consumption c WHERE c.workspace_id = r.workspace_id AND c.grant_key = 'review:' || r.id
                    AND c.window_start = 0) AS "isUsed",
         COALESCE((SELECT a.text FROM review_answer a WHERE a.workspace_id = r.workspace_id AND a.review_id = r.id
                      AND a.answer IN ('deny', 'steer') ORDER BY a.answered_at DESC, a.person_id DESC LIMIT 1), '') AS text
    FROM review r WHERE r.workspace_id = $1`;

/** Reviews that can still help a request: waiting, or approved and not expired. */
export function loadLiveReviews(query: Query, workspaceId: string): Promise<KnownReview[]> {
  return load(
    query,
    `${REVIEWS} AND (r.status = 'pending' OR (r.status = 'approved' AND r.expires_at > workspace_now()))`,
    [workspaceId],
  );
}

/** These reviews, whatever has become of them. */
export function loadReviewsById(
  query: Query,
  workspaceId: string,
  reviewIds: readonly string[],
): Promise<KnownReview[]> {
  return load(query, `${REVIEWS} AND r.id = ANY ($2)`, [workspaceId, reviewIds]);
}

/** The review that waits for the same request with the same demands; null where none does. */
export async function loadOpenReview(
  query: Query,
  workspaceId: string,
  same: { readonly requestDigest: string; readonly demandsDigest: string },
): Promise<KnownReview | null> {
  const found = await load(
    query,
    `${REVIEWS} AND r.status = 'pending' AND r.request_digest = $2 AND r.demands_digest = $3`,
    [workspaceId, same.requestDigest, same.demandsDigest],
  );
  return found[0] ?? null;
}

async function load(query: Query, text: string, values: unknown[]): Promise<KnownReview[]> {
  const rows = await query<Row>(text, values);
  return rows.map(({ demands, expiresAt, ...row }) => ({
    ...row,
    causes: demands.causes.map((cause) => cause.ref),
    expiresAt: expiresAt.getTime(),
  }));
}
