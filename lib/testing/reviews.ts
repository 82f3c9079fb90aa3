import type { Role } from '#lib/domain/access/permissions.ts';
import type { Tier } from '#lib/domain/actions/types.ts';
import type { JsonObject, ReviewCause } from '#lib/domain/decisions/types.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';
import { write } from '#lib/store/transaction.ts';
import type { SeededWorkspace } from '#lib/testing/workspaces.ts';

const MINUTE_MS = 60_000;

type ReviewWish = {
  readonly agentId: string;
  readonly action?: string;
  readonly tier?: Tier;
  readonly resource?: JsonObject | null;
  readonly context?: JsonObject | null;
  readonly causes?: readonly ReviewCause[];
  readonly openedAt?: Date;
  readonly expiresAt?: Date;
  readonly escalate?: { readonly at: Date; readonly to: string } | null;
};

/** A cause as a posture makes it; an approver's unless said otherwise. */
export function causeOf(given: Partial<ReviewCause> & { readonly role?: Role } = {}): ReviewCause {
  return {
    ref: 'posture:high',
    role: 'approver',
    quorum: 1,
    excludesAgentOwner: false,
    text: 'High actions need a person.',
    owner: null,
    ...given,
  };
}

/** A held action that waits for people, opened as a gate opens it. */
export async function seedReview(
  workspace: Pick<SeededWorkspace, 'workspaceId' | 'scope'>,
  wish: ReviewWish,
): Promise<{ readonly id: string; readonly requestDigest: string; readonly expiresAt: Date }> {
  const { workspaceId } = workspace;
  const {
    agentId,
    action = 'tool:wire-transfer',
    tier = 'high',
    resource = null,
    context = null,
    causes = [causeOf()],
  } = wish;
  const openedAt = wish.openedAt ?? new Date();
  const expiresAt = wish.expiresAt ?? new Date(openedAt.getTime() + 30 * MINUTE_MS);
  const id = newId('review');
  // The nonce keeps two reviews of the same wish apart.
  const body = {
    v: 1,
    workspace: workspaceId,
    agent: agentId,
    action,
    tier,
    resource,
    context,
    build: null,
  };
  const request = canonicalJson({ ...body, nonce: id });
  const requestDigest = sha256(request);
  const escalate = wish.escalate
    ? { afterMs: wish.escalate.at.getTime() - openedAt.getTime(), to: wish.escalate.to }
    : null;
  const demands = { causes: causes.map((cause) => ({ ...cause })), expiresInMs: 30 * MINUTE_MS, escalate };
  await write(workspace.scope, async (transaction) => {
    await transaction.db.review.create({
      data: {
        ...{
          workspaceId,
          id,
          status: 'pending',
          requestDigest,
          demandsDigest: sha256(canonicalJson(demands)),
          agentId,
          action,
        },
        ...{
          request,
          demands,
          decisionId: newId('decision'),
          openedAt,
          expiresAt,
          escalateAt: wish.escalate?.at ?? null,
        },
      },
      select: { id: true },
    });
    transaction.tell({ topic: 'review.opened', subjectId: id, payload: { agentId, action } });
    transaction.touch('review', id);
  });
  return { id, requestDigest, expiresAt };
}

/** Spends a review's one use, as the recording of an allowed decision does. */
export async function spendReview(
  workspace: Pick<SeededWorkspace, 'workspaceId' | 'scope'>,
  reviewId: string,
): Promise<void> {
  await write(workspace.scope, async ({ db, touch }) => {
    await db.consumption.create({
      data: {
        ...{
          workspaceId: workspace.workspaceId,
          grantKey: `review:${reviewId}`,
          windowStart: 0n,
          ordinal: 1,
        },
        ...{ total: 1, decisionId: newId('decision') },
      },
      select: { ordinal: true },
    });
    touch('review', reviewId);
  });
}

type DecisionWish = {
  readonly agentId: string;
  readonly action?: string;
  readonly request: JsonObject;
  readonly record?: JsonObject;
};

/** A recorded decision with the request it was made on. */
export async function seedDecision(
  workspace: Pick<SeededWorkspace, 'workspaceId' | 'scope'>,
  { agentId, action = 'tool:wire-transfer', request, record = {} }: DecisionWish,
): Promise<string> {
  const { workspaceId } = workspace;
  const id = newId('decision');
  await write(workspace.scope, async ({ db, touch }) => {
    await db.decision.create({
      data: {
        ...{
          workspaceId,
          id,
          evaluatedAt: new Date(),
          agentId,
          action,
          tier: 'high',
          effect: 'allow',
          mode: 'enforce',
        },
        ...{ requestDigest: sha256(id), revision: 1n, record: canonicalJson({ request, ...record }) },
      },
      select: { id: true },
    });
    touch('decision', id);
  });
  return id;
}
