import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';
import { write } from '#lib/store/transaction.ts';
import type { SeededWorkspace } from '#lib/testing/workspaces.ts';

/** A clause that authorises one action up to an amount, and holds the rest for review. */
export function clauseOf(given: Partial<Clause> = {}): Clause {
  return {
    key: 'transfer-limit',
    title: 'Second person above 5,000',
    obligation: 'No transfer above 5,000 EUR leaves without a second person.',
    severity: 'critical',
    scope: { actions: ['tool:wire-transfer'], tiers: [] },
    authorises: true,
    requires: [{ type: 'condition', cel: 'context.amount <= 5000' }],
    consequence: { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' },
    owner: 'first-team',
    reviewCadenceDays: 30,
    recourse: 'Freeze the agent.',
    ...given,
  };
}

/** A pact with one version in force, as its life would have left it. */
export async function seedActivePact(
  workspace: Pick<SeededWorkspace, 'workspaceId' | 'scope' | 'owner'>,
  given: Partial<PactContent> = {},
): Promise<{ readonly pactId: string; readonly content: PactContent; readonly digest: string }> {
  const { workspaceId } = workspace;
  const { personId } = workspace.owner.principal;
  const content: PactContent = {
    key: 'payments',
    name: 'Payments',
    purpose: 'Supplier payments stay inside what Finance agreed.',
    agents: { keys: ['agent_pay'], labels: {} },
    approvalsNeeded: 1,
    clauses: [clauseOf()],
    ...given,
  };
  const pactId = newId('pact');
  const text = canonicalJson(content);
  const digest = sha256(text);
  const version = { workspaceId, pactId, number: 1 };
  await write(workspace.scope, async (transaction) => {
    const { db } = transaction;
    const { key, name } = content;
    await db.pact.create({
      data: { workspaceId, id: pactId, key, name, createdById: personId },
      select: { id: true },
    });
    await db.pactVersion.create({
      data: { ...version, content: text, digest, authorId: personId },
      select: { number: true },
    });
    await db.pactVersionStatus.create({
      data: { ...version, status: 'active', activatedAt: new Date(), activatedById: personId },
      select: { number: true },
    });
    transaction.touch('pact', pactId);
    transaction.raiseGuard();
  });
  return { pactId, content, digest };
}
