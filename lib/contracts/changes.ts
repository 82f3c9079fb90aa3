import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing } from '#lib/contracts/shared-schemas.ts';

/** Which kinds of things changed. */
export const ChangesResource = z.strictObject({
  /** To be given as `after` next time. */
  revision: z.int(),
  /** Such as `review` or `stop`; what exactly changed is read where it stands. */
  nouns: z.array(z.string()),
});
export type ChangesResource = z.output<typeof ChangesResource>;

export const readChangesContract = defineContract({
  name: 'readChanges',
  method: 'GET',
  path: '/changes',
  tag: 'changes',
  summary:
    'The kinds of things that changed after a revision; with `wait` the answer comes once something has.',
  permission: 'change:follow',
  params: nothing,
  query: z.strictObject({
    /** A revision that was answered before; left out to begin. */
    after: z.coerce.number().int().min(0).optional(),
    wait: z.coerce.number().int().min(0).max(25).default(0),
  }),
  body: nothing,
  answer: ChangesResource,
  status: 200,
  problems: [],
});

export function presentChanges({
  revision,
  nouns,
}: {
  readonly revision: number;
  readonly nouns: readonly string[];
}): ChangesResource {
  return { revision, nouns: [...nouns] };
}
