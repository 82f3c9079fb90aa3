import type { Scope } from '#lib/domain/access/principal.ts';
import { holdsTooMuch } from '#lib/domain/reviews/approval-rates.ts';
import type { ApprovalRate, Review, Unusual } from '#lib/domain/reviews/types.ts';
import { whatIsUnusual } from '#lib/domain/reviews/unusual.ts';
import { type ReviewView, viewReview } from '#lib/operations/reviews/review-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { idFloor } from '#lib/platform/ids.ts';
import { readApprovalRate, readOwnRate } from '#lib/store/approval-rates.ts';
import { findPact } from '#lib/store/pacts.ts';
import { readAskedBefore } from '#lib/store/review-history.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';

const DAY_MS = 86_400_000;
const UNUSUAL_DAYS = 30;
const RATE_DAYS = 90;

/** How what one cause holds usually ends. */
export type CauseRate = ApprovalRate & {
  readonly ref: string;
  /** The clause, where a clause held it; null for the posture. */
  readonly clause: { readonly pact: string; readonly key: string } | null;
  /** The caller's own answers; null for a machine. */
  readonly own: ApprovalRate | null;
  readonly holdsTooMuch: boolean;
};

/** Everything a person needs to answer: the request as it was hashed, what is unusual, and how such reviews usually end. */
export type ReviewCardView = ReviewView & {
  readonly unusual: readonly Unusual[];
  readonly approvalRates: { readonly days: number; readonly causes: readonly CauseRate[] };
};

/** A review with what its approver has to weigh. */
export async function readReviewCard(
  scope: Scope,
  { params }: { readonly params: { readonly reviewId: string } },
): Promise<ReviewCardView> {
  return read(scope, async (transaction) => {
    const view = await viewReview(transaction, params.reviewId);
    const causes: CauseRate[] = [];
    for (const { ref } of view.demands.causes) causes.push(await readRate(transaction, ref));
    const approvalRates = { days: RATE_DAYS, causes };
    return { ...view, unusual: await readUnusual(transaction, view), approvalRates };
  });
}

async function readRate(transaction: Transaction, ref: string): Promise<CauseRate> {
  const since = new Date(systemClock().getTime() - RATE_DAYS * DAY_MS);
  const all = await readApprovalRate(transaction, { causeRef: ref, since });
  const { principal } = transaction.scope;
  const own =
    principal.type === 'person'
      ? await readOwnRate(transaction, { personId: principal.personId, causeRef: ref, since })
      : null;
  const clause = await clauseOf(transaction, ref);
  return { ref, ...all, clause, own, holdsTooMuch: clause !== null && holdsTooMuch(all) };
}

async function clauseOf(transaction: Transaction, ref: string): Promise<CauseRate['clause']> {
  const [kind, pactId = '', , key = ''] = ref.split(':');
  const pact = kind === 'clause' ? await findPact(transaction, pactId) : null;
  return pact && { pact: pact.key, key };
}

async function readUnusual(transaction: Transaction, review: Review): Promise<Unusual[]> {
  const { agent, action, requestDigest, request, openedAt } = review;
  const openedMs = openedAt.getTime();
  const history = await readAskedBefore(transaction, {
    ...{ agentId: agent.id, action, requestDigest, request, openedAt },
    // INVARIANT: what came after it changes nothing about it, so two people who read it at two times read the same.
    fromId: idFloor('decision', openedMs - UNUSUAL_DAYS * DAY_MS),
    beforeId: idFloor('decision', openedMs + 1),
  });
  return whatIsUnusual(request, { windowDays: UNUSUAL_DAYS, ...history });
}
