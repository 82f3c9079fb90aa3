import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  KeyText,
  LineText,
  nothing,
  PageQuery,
  pageOf,
  TeamRef,
  Timestamp,
  timestamp,
  timestampOrNull,
} from '#lib/contracts/shared-schemas.ts';
import type { Source } from '#lib/domain/evidence/types.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';

/** Where evidence comes from, and the highest method it may claim. */
export const SourceResource = z.strictObject({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  highestMethod: z.enum(EVIDENCE_METHODS),
  /** The API key it reports with; null for a source that people report for. */
  apiKeyId: z.string().nullable(),
  /** `evpk_` and the raw Ed25519 public key in base64: what attested evidence is signed with. */
  publicKey: z.string().nullable(),
  /** The team whose source it is; `independent` means that it is not the agent's. */
  owner: TeamRef,
  createdAt: Timestamp,
  retiredAt: Timestamp.nullable(),
});
export type SourceResource = z.output<typeof SourceResource>;

const ApiKeyId = z.string().min(1).max(60);
const PublicKey = z
  .string()
  .regex(/^evpk_[A-Za-z0-9+/]{43}=$/, 'must be evpk_ and the 32 bytes of an Ed25519 public key in base64');

export const CreateSourceBody = z.strictObject({
  key: KeyText,
  name: LineText,
  highestMethod: z.enum(EVIDENCE_METHODS),
  apiKeyId: ApiKeyId.nullable().default(null),
  publicKey: PublicKey.nullable().default(null),
  /** A team's key. */
  owner: KeyText,
});

/** What is left out stays as it is. */
export const UpdateSourceBody = z.strictObject({
  name: LineText.optional(),
  highestMethod: z.enum(EVIDENCE_METHODS).optional(),
  apiKeyId: ApiKeyId.nullable().optional(),
  publicKey: PublicKey.nullable().optional(),
  owner: KeyText.optional(),
});

const sourceParams = z.strictObject({ sourceKey: z.string().max(63) });
const source = { tag: 'sources', query: nothing, answer: SourceResource, permission: 'check:write' } as const;

export const listSourcesContract = defineContract({
  name: 'listSources',
  method: 'GET',
  path: '/sources',
  tag: 'sources',
  summary: 'Sources of evidence by key.',
  permission: 'check:read',
  params: nothing,
  query: z.strictObject({ ...PageQuery, state: z.enum(['active', 'retired', 'all']).default('active') }),
  body: nothing,
  answer: pageOf(SourceResource),
  status: 200,
  problems: [],
});

export const registerSourceContract = defineContract({
  ...source,
  name: 'registerSource',
  method: 'POST',
  path: '/sources',
  summary: 'Register where evidence comes from; above automated by a person with pact:activate.',
  params: nothing,
  body: CreateSourceBody,
  status: 201,
  problems: ['key_taken', 'conflict', 'person_required'],
});

export const updateSourceContract = defineContract({
  ...source,
  name: 'updateSource',
  method: 'PATCH',
  path: '/sources/{sourceKey}',
  summary: 'Change a source; what makes more count as proof by a person with pact:activate.',
  params: sourceParams,
  body: UpdateSourceBody,
  status: 200,
  problems: ['not_found', 'evidence_source', 'conflict', 'person_required'],
});

export const retireSourceContract = defineContract({
  ...source,
  name: 'retireSource',
  method: 'POST',
  path: '/sources/{sourceKey}/retire',
  summary: 'Retire a source for good: nothing is reported for it any more.',
  params: sourceParams,
  body: z.strictObject({ reason: LineText }),
  status: 200,
  problems: ['not_found', 'evidence_source'],
});

export function presentSource({ owner, createdAt, retiredAt, ...found }: Source): SourceResource {
  return {
    ...found,
    owner: { key: owner.key, name: owner.name },
    createdAt: timestamp(createdAt),
    retiredAt: timestampOrNull(retiredAt),
  };
}

export function presentSourcePage(page: { readonly items: readonly Source[]; readonly next: string | null }) {
  return { items: page.items.map(presentSource), next: page.next };
}
