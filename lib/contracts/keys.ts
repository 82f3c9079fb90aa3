import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  LineText,
  nothing,
  PageQuery,
  pageOf,
  Timestamp,
  timestamp,
  timestampOrNull,
} from '#lib/contracts/shared-schemas.ts';
import type { ApiKey, FreshApiKey } from '#lib/domain/access/keys.ts';
import { KEY_SCOPES } from '#lib/domain/access/permissions.ts';

/** An API key; its secret is kept nowhere. */
export const KeyResource = z.strictObject({
  id: z.string(),
  name: z.string(),
  env: z.enum(['live', 'test']),
  scopes: z.array(z.enum(KEY_SCOPES)),
  /** The one agent it may speak for; null for any. */
  agentId: z.string().nullable(),
  createdById: z.string().nullable(),
  createdAt: Timestamp,
  expiresAt: Timestamp.nullable(),
  lastUsedAt: Timestamp.nullable(),
  revokedAt: Timestamp.nullable(),
});
export type KeyResource = z.output<typeof KeyResource>;

/** `key` is the whole text, shown this once; null when the same idempotency key asks again. */
export const FreshKeyResource = z.strictObject({ ...KeyResource.shape, key: z.string().nullable() });
export type FreshKeyResource = z.output<typeof FreshKeyResource>;

export const CreateKeyBody = z.strictObject({
  name: LineText,
  env: z.enum(['live', 'test']).default('live'),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1, 'must name at least one scope').max(KEY_SCOPES.length),
  /** The id or key of the one agent it may speak for. */
  agentId: z.string().min(1).max(100).nullable().default(null),
  expiresAt: z.iso
    .datetime({ error: 'must be a time such as 2027-01-31T00:00:00Z' })
    .nullable()
    .default(null),
});

const keyParams = z.strictObject({ keyId: z.string().max(60) });
const key = { tag: 'keys', query: nothing } as const;

export const listKeysContract = defineContract({
  name: 'listKeys',
  method: 'GET',
  path: '/keys',
  tag: 'keys',
  summary: 'API keys, newest first, those that have ended included.',
  permission: 'key:read',
  params: nothing,
  query: z.strictObject(PageQuery),
  body: nothing,
  answer: pageOf(KeyResource),
  status: 200,
  problems: [],
});

export const createKeyContract = defineContract({
  ...key,
  name: 'createKey',
  method: 'POST',
  path: '/keys',
  summary: 'Make a key. Its text is shown this once.',
  permission: 'key:create',
  params: nothing,
  body: CreateKeyBody,
  answer: FreshKeyResource,
  status: 201,
  problems: ['conflict', 'agent_retired'],
  forgets: ['key'],
});

export const rotateKeyContract = defineContract({
  ...key,
  name: 'rotateKey',
  method: 'POST',
  path: '/keys/{keyId}/rotate',
  summary: 'Make a second key like this one. Both are live until you revoke one.',
  permission: 'key:create',
  params: keyParams,
  body: nothing,
  answer: FreshKeyResource,
  status: 201,
  problems: ['not_found', 'conflict', 'agent_retired'],
  forgets: ['key'],
});

export const revokeKeyContract = defineContract({
  ...key,
  name: 'revokeKey',
  method: 'POST',
  path: '/keys/{keyId}/revoke',
  summary: 'End a key at once. No decision asked with it is answered afterwards.',
  permission: 'key:revoke',
  params: keyParams,
  body: nothing,
  answer: KeyResource,
  status: 200,
  problems: ['not_found', 'conflict'],
});

export function presentKey(found: ApiKey): KeyResource {
  return {
    ...found,
    scopes: [...found.scopes],
    createdAt: timestamp(found.createdAt),
    expiresAt: timestampOrNull(found.expiresAt),
    lastUsedAt: timestampOrNull(found.lastUsedAt),
    revokedAt: timestampOrNull(found.revokedAt),
  };
}

export function presentKeyPage(page: { readonly items: readonly ApiKey[]; readonly next: string | null }) {
  return { items: page.items.map(presentKey), next: page.next };
}

export function presentFreshKey(fresh: FreshApiKey): FreshKeyResource {
  return { ...presentKey(fresh.key), key: fresh.text };
}
