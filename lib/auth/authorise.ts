import type { Permission } from '#lib/domain/access/permissions.ts';
import { mayDo, type Principal, type Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';

/** Nobody: what a public operation runs as. It sees no workspace. */
const NOBODY: Principal = { type: 'system', workspaceId: '', name: 'public' };

/**
 * The only maker of a caller's scope.
 * Raises `unauthenticated` where somebody is needed and nobody is there, `forbidden` or `person_required` otherwise.
 */
export function authorise(
  principal: Principal | null,
  permission: Permission | 'public' | 'signed_in',
  requestId: string,
): Scope {
  if (permission === 'public') {
    const caller = principal ?? NOBODY;
    return { workspaceId: caller.workspaceId, principal: caller, requestId };
  }
  if (!principal) throw new Problem('unauthenticated', 'Sign in, or send an API key as a bearer token.');
  const refusal = permission === 'signed_in' ? null : mayDo(principal, permission);
  if (refusal === 'person_required')
    throw new Problem('person_required', 'This needs a person who is signed in; keys are refused.');
  if (refusal)
    throw new Problem('forbidden', `This needs the permission ${permission}, which you do not have here.`);
  return { workspaceId: principal.workspaceId, principal, requestId };
}

/** The scope of the product's own work in one workspace: worker, set-up, administration by who holds the machine. */
export function systemScope(workspaceId: string, name: string): Scope {
  return { workspaceId, principal: { type: 'system', workspaceId, name }, requestId: null };
}
