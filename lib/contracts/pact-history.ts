import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing, PageQuery, pageOf, Timestamp } from '#lib/contracts/shared-schemas.ts';
import { EFFECTS } from '#lib/domain/decisions/types.ts';
import { OVERRIDE_EVENTS, VERSION_EVENTS } from '#lib/domain/overrides/pact-history.ts';

const common = { id: z.string(), at: Timestamp };
const Actor = z.strictObject({ type: z.string(), id: z.string(), name: z.string() });
/** As the record has it: names, ids, numbers. */
const Payload = z.record(z.string(), z.json());
const OverrideRef = z.strictObject({ id: z.string(), clause: z.string(), isBreakGlass: z.boolean() });

const HistoryEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('version'),
    type: z.enum(VERSION_EVENTS),
    actor: Actor,
    /** The version's number; null for the making of the pact. */
    number: z.int().nullable(),
    payload: Payload,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('override'),
    type: z.enum(OVERRIDE_EVENTS),
    actor: Actor,
    override: OverrideRef,
    payload: Payload,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('use'),
    override: OverrideRef,
    /** The decision that leaned on the override; `id` is its id. */
    agent: z.strictObject({ id: z.string(), key: z.string(), name: z.string() }),
    action: z.string(),
    effect: z.enum(EFFECTS),
    summary: z.string(),
    /** Which of its uses it was, counted from 1, and how many it has. */
    ordinal: z.int(),
    maxUses: z.int(),
  }),
]);
export type HistoryEntry = z.output<typeof HistoryEntry>;

export const listPactHistoryContract = defineContract({
  name: 'listPactHistory',
  method: 'GET',
  path: '/pacts/{pactKey}/history',
  tag: 'pacts',
  summary: 'What became of a pact, newest first: its versions, its overrides and each use of one.',
  permission: 'pact:read',
  params: z.strictObject({ pactKey: z.string().max(63) }),
  query: z.strictObject(PageQuery),
  body: nothing,
  answer: pageOf(HistoryEntry),
  status: 200,
  problems: ['not_found'],
});
