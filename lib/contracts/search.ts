import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing } from '#lib/contracts/shared-schemas.ts';
import { HIT_KINDS, type Hit } from '#lib/domain/search/types.ts';

/** One thing that was found. */
const HitResource = z.strictObject({
  kind: z.enum(HIT_KINDS),
  id: z.string(),
  key: z.string().nullable(),
  name: z.string(),
  about: z.string().nullable(),
  number: z.int().nullable(),
});
export type HitResource = z.output<typeof HitResource>;

const FoundResource = z.strictObject({ items: z.array(HitResource) });

export const findAnythingContract = defineContract({
  name: 'findAnything',
  method: 'GET',
  path: '/search',
  tag: 'search',
  summary:
    'Everything of the workspace that has this id, or this text in its name, that the caller may read.',
  permission: 'workspace:read',
  params: nothing,
  query: z.strictObject({
    q: z.string().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(50).default(30),
  }),
  body: nothing,
  answer: FoundResource,
  status: 200,
  problems: [],
});

export function presentFound(hits: readonly Hit[]): z.output<typeof FoundResource> {
  return { items: hits.map((hit) => ({ ...hit })) };
}
