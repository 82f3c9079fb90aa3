import type { PactContent } from '#lib/domain/pacts/types.ts';
import { startShadow } from '#lib/operations/pacts/start-shadow.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { write } from '#lib/store/transaction.ts';
import type { SeededWorkspace } from '#lib/testing/workspaces.ts';

type Workspace = Pick<SeededWorkspace, 'workspaceId' | 'scope' | 'owner'>;
type Wish = {
  readonly pactId: string;
  readonly number?: number;
  /** The version's text; a text that is no pact's can be given as it is. */
  readonly content: PactContent | string;
};

/** An approved version that waits, as its life would have left it. */
export async function seedWaitingVersion(workspace: Workspace, wish: Wish): Promise<string> {
  const { workspaceId } = workspace;
  const { pactId, number = 2, content } = wish;
  const text = typeof content === 'string' ? content : canonicalJson(content);
  const digest = sha256(text);
  const version = { workspaceId, pactId, number };
  await write(workspace.scope, async (transaction) => {
    await transaction.db.pactVersion.create({
      data: { ...version, content: text, digest, authorId: workspace.owner.principal.personId },
      select: { number: true },
    });
    await transaction.db.pactVersionStatus.create({
      data: { ...version, status: 'approved' },
      select: { number: true },
    });
    transaction.touch('pact', pactId);
  });
  return digest;
}

/** Puts a version in shadow, for two hours unless said otherwise; answers its id and the revision that has it. */
export async function shadowOf(
  workspace: Workspace,
  version: { readonly pactKey: string; readonly number?: number },
  forMs = 2 * 3_600_000,
): Promise<{ readonly id: string; readonly revision: number; readonly endsAt: Date }> {
  const endsAt = new Date(Date.now() + forMs);
  const { pactKey, number = 2 } = version;
  const call = { params: { pactKey, number }, body: { endsAt: endsAt.toISOString() } };
  const { value, revision } = await startShadow(workspace.scope, call);
  if (!value.running) throw new Error('a shadow that was started is not running');
  return { id: value.running.id, revision, endsAt };
}
