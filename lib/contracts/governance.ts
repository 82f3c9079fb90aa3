import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing, PageQuery, TierName, Timestamp, timestamp } from '#lib/contracts/shared-schemas.ts';
import { EFFECTS } from '#lib/domain/decisions/types.ts';
import type { AccessMap } from '#lib/domain/governance/types.ts';

/** What one agent may do with one action right now, asked as a dry run without arguments. */
const AccessCellSchema = z.strictObject({
  action: z.string(),
  effect: z.enum(EFFECTS),
  summary: z.string(),
  /** The clauses that speak of it, as `pact/clause`. */
  clauses: z.array(z.string()),
  /** What the answer depends on and a dry run without arguments cannot say, as `context.amount`. */
  dependsOn: z.array(z.string()),
  waivedUntil: Timestamp.nullable(),
});

/** Who may do what right now. The cells of a row stand in the order of `actions`. */
export const AccessMapResource = z.strictObject({
  actions: z.array(z.strictObject({ name: z.string(), tier: TierName, isDeclared: z.boolean() })),
  /** How many more actions fit the filter than are shown. */
  actionsLeftOut: z.int(),
  rows: z.array(
    z.strictObject({
      agent: z.strictObject({ id: z.string(), key: z.string(), name: z.string(), owner: z.string() }),
      /** The build it was last seen to run; null where it never named one. */
      build: z.string().nullable(),
      cells: z.array(AccessCellSchema),
    }),
  ),
  next: z.string().nullable(),
  at: Timestamp,
});

export const readAccessMapContract = defineContract({
  name: 'readAccessMap',
  method: 'GET',
  path: '/access',
  tag: 'governance',
  summary: 'Who may do what right now: agents by actions, each cell a decision by dry run without arguments.',
  permission: 'decision:read',
  params: nothing,
  query: z.strictObject({
    cursor: PageQuery.cursor,
    /** Agents a page. */
    limit: z.coerce.number().int().min(1).max(50).default(25),
    /** Part of an agent's key or name. */
    agent: z.string().max(100).optional(),
    /** Part of an action's name. */
    action: z.string().max(128).optional(),
  }),
  body: nothing,
  answer: AccessMapResource,
  status: 200,
  problems: [],
});

export function presentAccessMap(map: AccessMap): z.output<typeof AccessMapResource> {
  return {
    actions: map.actions.map((action) => ({ ...action })),
    actionsLeftOut: map.actionsLeftOut,
    rows: map.rows.map(({ agent, build, cells }) => ({
      agent,
      build,
      cells: cells.map(({ waivedUntil, clauses, dependsOn, ...cell }) => ({
        ...cell,
        clauses: [...clauses],
        dependsOn: [...dependsOn],
        waivedUntil: waivedUntil === null ? null : timestamp(new Date(waivedUntil)),
      })),
    })),
    next: map.next,
    at: timestamp(map.at),
  };
}
