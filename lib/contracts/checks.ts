import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  KeyText,
  LineText,
  nothing,
  PageQuery,
  ProseText,
  pageOf,
  TeamRef,
  Timestamp,
  timestamp,
  timestampOrNull,
} from '#lib/contracts/shared-schemas.ts';
import { type Check, DIMENSIONS } from '#lib/domain/evidence/types.ts';
import { WEEKDAYS } from '#lib/domain/pacts/types.ts';

/** How often a check usually runs: every so long, or on days at a local time. */
export const RhythmSchema = z.union([
  z.strictObject({
    every: z.string().max(40).describe('ISO 8601 duration of fixed length, such as PT6H or P1D'),
  }),
  z.strictObject({
    days: z.array(z.enum(WEEKDAYS)).min(1, 'must name at least one day').max(7),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 14:00'),
    timeZone: z.string().min(1).max(60).describe('IANA time zone, such as Europe/Zurich'),
  }),
]);

/** A named thing that is evaluated; clauses ask for evidence of it. */
export const CheckResource = z.strictObject({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  dimension: z.enum(DIMENSIONS),
  rhythm: RhythmSchema.nullable(),
  /** The team that keeps it running. */
  owner: TeamRef,
  createdAt: Timestamp,
  retiredAt: Timestamp.nullable(),
});
export type CheckResource = z.output<typeof CheckResource>;

export const CreateCheckBody = z.strictObject({
  key: KeyText,
  name: LineText,
  description: ProseText.default(''),
  dimension: z.enum(DIMENSIONS),
  rhythm: RhythmSchema.nullable().default(null),
  /** A team's key. */
  owner: KeyText,
});

/** What is left out stays as it is. */
export const UpdateCheckBody = z.strictObject({
  name: LineText.optional(),
  description: ProseText.optional(),
  dimension: z.enum(DIMENSIONS).optional(),
  rhythm: RhythmSchema.nullable().optional(),
  owner: KeyText.optional(),
});

const checkParams = z.strictObject({ checkKey: z.string().max(63) });
const check = { tag: 'checks', query: nothing, answer: CheckResource } as const;

export const listChecksContract = defineContract({
  name: 'listChecks',
  method: 'GET',
  path: '/checks',
  tag: 'checks',
  summary: 'Checks by key.',
  permission: 'check:read',
  params: nothing,
  query: z.strictObject({ ...PageQuery, state: z.enum(['active', 'retired', 'all']).default('active') }),
  body: nothing,
  answer: pageOf(CheckResource),
  status: 200,
  problems: [],
});

export const createCheckContract = defineContract({
  ...check,
  name: 'createCheck',
  method: 'POST',
  path: '/checks',
  summary: 'Add a check; from now on clauses can ask for its evidence.',
  permission: 'check:write',
  params: nothing,
  body: CreateCheckBody,
  status: 201,
  problems: ['key_taken'],
});

export const readCheckContract = defineContract({
  ...check,
  name: 'readCheck',
  method: 'GET',
  path: '/checks/{checkKey}',
  summary: 'One check.',
  permission: 'check:read',
  params: checkParams,
  body: nothing,
  status: 200,
  problems: ['not_found'],
});

export const updateCheckContract = defineContract({
  ...check,
  name: 'updateCheck',
  method: 'PATCH',
  path: '/checks/{checkKey}',
  summary: 'Change what a check is called, its dimension, rhythm or owner. Its key stays.',
  permission: 'check:write',
  params: checkParams,
  body: UpdateCheckBody,
  status: 200,
  problems: ['not_found', 'check_retired'],
});

export const retireCheckContract = defineContract({
  ...check,
  name: 'retireCheck',
  method: 'POST',
  path: '/checks/{checkKey}/retire',
  summary: 'Retire a check for good: it takes no more evidence, and what it found proves nothing any more.',
  permission: 'check:write',
  params: checkParams,
  body: z.strictObject({ reason: LineText }),
  status: 200,
  problems: ['not_found', 'check_retired'],
});

export function presentCheck({ rhythm, owner, createdAt, retiredAt, ...found }: Check): CheckResource {
  return {
    ...found,
    rhythm: rhythm && ('every' in rhythm ? { every: rhythm.every } : { ...rhythm, days: [...rhythm.days] }),
    owner: { key: owner.key, name: owner.name },
    createdAt: timestamp(createdAt),
    retiredAt: timestampOrNull(retiredAt),
  };
}

export function presentCheckPage(page: { readonly items: readonly Check[]; readonly next: string | null }) {
  return { items: page.items.map(presentCheck), next: page.next };
}
