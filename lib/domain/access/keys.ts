import type { KeyScope, Permission } from '#lib/domain/access/permissions.ts';
import { KEY_SCOPES, SCOPE_PERMISSIONS } from '#lib/domain/access/permissions.ts';
import { mayDo, type Principal } from '#lib/domain/access/principal.ts';

/** Two keys of one name may be live, so that one can take over from the other. */
export const MAX_LIVE_KEYS_OF_NAME = 2;

/** An API key as people see it; its secret is kept nowhere. */
export type ApiKey = {
  readonly id: string;
  readonly name: string;
  readonly env: 'live' | 'test';
  readonly scopes: readonly KeyScope[];
  /** The one agent it may speak for; null for any. */
  readonly agentId: string | null;
  readonly createdById: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** A key that was just made, with the text that is shown this once. */
export type FreshApiKey = { readonly key: ApiKey; readonly text: string };

/** What machines alone do: no person holds these, so whoever may make keys may hand them on. */
const FOR_MACHINES: readonly Permission[] = ['decision:make', 'decision:report'];

/** The first scope of those asked for that would give a key more than its maker has; null where none would. */
export function scopeBeyond(maker: Principal, scopes: readonly KeyScope[]): KeyScope | null {
  const mayHandOn = (permission: Permission) =>
    mayDo(maker, permission) === null || (maker.type === 'person' && FOR_MACHINES.includes(permission));
  return scopes.find((scope) => !SCOPE_PERMISSIONS[scope].every(mayHandOn)) ?? null;
}

/** Whether a key of these scopes may ask for decisions: whoever holds it acts. */
export function mayDecide(scopes: readonly KeyScope[]): boolean {
  return scopes.some((scope) => SCOPE_PERMISSIONS[scope].includes('decision:make'));
}

/** The scopes of those names. Words that are no scope give nothing. */
export function scopesNamed(names: readonly string[]): KeyScope[] {
  return KEY_SCOPES.filter((scope) => names.includes(scope));
}
