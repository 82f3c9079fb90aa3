import type { KeyScope, Permission, Role } from '#lib/domain/access/permissions.ts';
import { PERSON_ONLY, ROLE_PERMISSIONS, SCOPE_PERMISSIONS } from '#lib/domain/access/permissions.ts';

/** A signed-in person, acting in one workspace. */
export type PersonPrincipal = {
  readonly type: 'person';
  readonly workspaceId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The session they act in, and when it began (milliseconds). */
  readonly sessionId: string;
  readonly signedInAt: number;
};

/** How a person acts who came by a one-time link and has not signed in: nothing proves who is at the keyboard. */
export const NO_SESSION = { sessionId: '', signedInAt: 0 } as const;

/** A machine, known by its key. */
export type KeyPrincipal = {
  readonly type: 'key';
  readonly workspaceId: string;
  readonly keyId: string;
  readonly name: string;
  readonly env: 'live' | 'test';
  readonly scopes: readonly KeyScope[];
  /** The one agent the key may speak for; null for any. */
  readonly agentId: string | null;
};

/** Somebody who holds the machine, or the product itself (worker, set-up). */
export type SystemPrincipal = {
  readonly type: 'system';
  readonly workspaceId: string;
  readonly name: string;
};

/** Who is calling. One value travels through every layer. */
export type Principal = PersonPrincipal | KeyPrincipal | SystemPrincipal;

/** What a principal may touch: only `authorise` and the named system scopes make one. */
export type Scope = {
  readonly workspaceId: string;
  readonly principal: Principal;
  readonly requestId: string | null;
};

export type AccessRefusal = 'forbidden' | 'person_required';

/** Whether the principal may; the name of the refusal where not. */
export function mayDo(principal: Principal, permission: Permission): AccessRefusal | null {
  if (principal.type === 'system') return null;
  if (principal.type === 'person')
    return ROLE_PERMISSIONS[principal.role].includes(permission) ? null : 'forbidden';
  if (PERSON_ONLY.includes(permission)) return 'person_required';
  return principal.scopes.some((scope) => SCOPE_PERMISSIONS[scope].includes(permission)) ? null : 'forbidden';
}

/** The id that records carry for the principal. */
export function principalId(principal: Principal): string {
  if (principal.type === 'person') return principal.personId;
  return principal.type === 'key' ? principal.keyId : principal.name;
}
