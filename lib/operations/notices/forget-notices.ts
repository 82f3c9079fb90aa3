import type { Scope } from '#lib/domain/access/principal.ts';
import { workspacesWithOldNotices } from '#lib/store/due-work.ts';
import { forgetSettled } from '#lib/store/notices.ts';
import { read } from '#lib/store/transaction.ts';

/** How long a settled notice stays where one can look it up. What happened is in the record for good. */
const KEPT_MS = 90 * 24 * 3_600_000;

/** Forgets, in every workspace, the notices that were settled long ago. Open ones stay, however old. */
export async function forgetNotices(scopeOf: (workspaceId: string) => Scope, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  for (const workspaceId of await workspacesWithOldNotices(before)) {
    await read(scopeOf(workspaceId), (transaction) => forgetSettled(transaction, before));
  }
}
