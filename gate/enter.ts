import type { Caller } from '#gate/authenticate.ts';
import type { Exchange, GateContext } from '#gate/context.ts';
import { authorise } from '#lib/auth/authorise.ts';
import { noteKeyUse } from '#lib/auth/key-principal.ts';
import type { Permission } from '#lib/domain/access/permissions.ts';
import type { Scope } from '#lib/domain/access/principal.ts';

/** The caller with what they may touch; raises `unauthenticated`, `forbidden` or `person_required`. */
export async function enter(
  { keys }: GateContext,
  { request, requestId }: Exchange,
  permission: Permission,
): Promise<Caller & { readonly scope: Scope }> {
  const now = new Date();
  const caller = await keys.check(request.headers.authorization, now.getTime());
  const scope = authorise(caller.principal, permission, requestId);
  // Nobody waits for this, and nothing follows from its failure.
  noteKeyUse(caller.key.workspaceId, caller.key.id, now).catch(() => undefined);
  return { ...caller, scope };
}
