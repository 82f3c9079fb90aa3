import type { Tier } from '#lib/domain/actions/types.ts';
import type { JsonObject } from '#lib/domain/decisions/types.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';
import * as overrides from '#lib/store/overrides.ts';
import { write } from '#lib/store/transaction.ts';
import { seedDecision } from '#lib/testing/reviews.ts';
import { type SeededWorkspace, seedMember } from '#lib/testing/workspaces.ts';

const HOUR_MS = 3_600_000;

type OverrideWish = {
  /** The clause as it reads in the version in force; left out for a posture's hold. */
  readonly clause?: { readonly pactId: string; readonly clause: Clause };
  readonly tier?: Tier;
  readonly agentIds: readonly string[];
  readonly actions?: readonly string[];
  readonly status?: 'requested' | 'granted';
  readonly reason?: string;
  /** Who asked; the owner unless said otherwise. Another member, made for it, grants. */
  readonly requestedById?: string;
  readonly grantedById?: string;
  readonly requestedAt?: Date;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  readonly maxUses?: number;
  /** Broken glass: granted by who asked, and the review that it owes. */
  readonly owes?: { readonly teamId: string; readonly dueAt: Date };
};

/** An override as asking and granting leave it: granted an hour ago for two, one use, unless said otherwise. */
export async function seedOverride(
  workspace: Pick<SeededWorkspace, 'workspaceId' | 'scope' | 'owner'>,
  wish: OverrideWish,
): Promise<{ readonly id: string }> {
  const id = newId('override');
  const requestedById = wish.requestedById ?? workspace.owner.principal.personId;
  const requestedAt = wish.requestedAt ?? wish.startsAt ?? new Date(Date.now() - HOUR_MS);
  const startsAt = wish.startsAt ?? requestedAt;
  const { status = 'granted', owes } = wish;
  const answered = status === 'granted' && {
    answeredById: owes ? requestedById : (wish.grantedById ?? (await makeGranter(workspace))),
    answeredAt: requestedAt,
  };
  await write(workspace.scope, async (transaction) => {
    await overrides.insert(transaction, {
      ...{ id, status, ...targetColumns(wish) },
      ...{ agentIds: wish.agentIds, actions: wish.actions ?? ['tool:wire-transfer'] },
      ...{
        reasonCode: 'customer_commitment',
        reason: wish.reason ?? 'The customer was promised.',
        ticket: '',
      },
      ...{ startsAt, endsAt: wish.endsAt ?? new Date(startsAt.getTime() + 2 * HOUR_MS) },
      ...{ maxUses: wish.maxUses ?? 1, decisionId: null, requestedById, requestedAt },
      ...answered,
      ...(owes && { isBreakGlass: true, reviewTeamId: owes.teamId, reviewDueAt: owes.dueAt }),
    });
    transaction.touch('override', id);
  });
  return { id };
}

function targetColumns({ clause, tier = 'high' }: OverrideWish) {
  if (!clause)
    return { targetType: 'posture', pactId: null, clauseKey: null, clauseDigest: null, tier } as const;
  const clauseDigest = sha256(canonicalJson(clause.clause));
  const about = { pactId: clause.pactId, clauseKey: clause.clause.key, clauseDigest };
  return { targetType: 'clause', ...about, tier: null } as const;
}

async function makeGranter(workspace: { readonly workspaceId: string }): Promise<string> {
  return (await seedMember(workspace, { role: 'trust_lead' })).principal.personId;
}

type UseWish = {
  readonly agentId: string;
  readonly action?: string;
  readonly agent?: JsonObject;
  readonly summary?: string;
};

/** Spends one use of an override, as the recording of an allowed decision does; answers the decision. */
export async function spendOverride(
  workspace: Pick<SeededWorkspace, 'workspaceId' | 'scope'>,
  overrideId: string,
  { agentId, action = 'tool:wire-transfer', agent, summary = 'Allowed by an override.' }: UseWish,
): Promise<string> {
  const { workspaceId } = workspace;
  const facts = { agent: agent ?? { id: agentId, key: agentId, name: agentId } };
  const record = { facts, decision: { summary } };
  const decisionId = await seedDecision(workspace, { agentId, action, request: { action }, record });
  await write(workspace.scope, async ({ db, touch }) => {
    const grant = { workspaceId, grantKey: `override:${overrideId}`, windowStart: 0n };
    const ordinal = (await db.consumption.count({ where: grant })) + 1;
    await db.consumption.create({
      data: { ...grant, ordinal, total: ordinal, decisionId },
      select: { ordinal: true },
    });
    touch('override', overrideId);
  });
  return decisionId;
}
