import type { Scope } from '#lib/domain/access/principal.ts';
import { workspacesWithOldIdempotencyKeys } from '#lib/store/due-work.ts';
import { forgetIdempotencyKeys } from '#lib/store/idempotency-keys.ts';

/** How long an answer is kept for whoever repeats its idempotency key. */
const KEPT_MS = 24 * 3_600_000;

/** Forgets, in every workspace, the answers that nobody can ask for again. */
export async function forgetOldAnswers(scopeOf: (workspaceId: string) => Scope, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  for (const workspaceId of await workspacesWithOldIdempotencyKeys(before)) {
    await forgetIdempotencyKeys(scopeOf(workspaceId), before);
  }
}
