import type { KeyScope, Permission, Role } from '#lib/domain/access/permissions.ts';

type WorkspaceRef = { readonly id: string; readonly name: string };

/** What the caller is told of themselves. One of `person` and `key` is there, but for the product's own work. */
export type Me = {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
  } | null;
  readonly key: {
    readonly id: string;
    readonly name: string;
    readonly env: 'live' | 'test';
    readonly scopes: readonly KeyScope[];
    readonly agentId: string | null;
  } | null;
  readonly workspace: WorkspaceRef;
  readonly workspaces: readonly (WorkspaceRef & { readonly role: Role })[];
  readonly permissions: readonly Permission[];
  /** What the session has proven, and what the person can prove it with; null for a key. */
  readonly stepUp: {
    readonly provenUntil: Date | null;
    readonly passkeys: number;
    readonly hasPassword: boolean;
  } | null;
};
