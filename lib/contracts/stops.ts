import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  LineText,
  nothing,
  PageQuery,
  PersonRef,
  pageOf,
  Timestamp,
  timestamp,
  timestampOrNull,
} from '#lib/contracts/shared-schemas.ts';
import { STOP_MODES, STOP_TARGETS, type Stop } from '#lib/domain/stops/types.ts';

/** A stop: while in force, every decision on its target is a block. */
export const StopResource = z.strictObject({
  id: z.string(),
  target: z.enum(STOP_TARGETS),
  /** The agent's id or the action's name; empty for the workspace. */
  targetId: z.string(),
  /** The agent's key or the action's name; empty for the workspace. */
  targetKey: z.string(),
  mode: z.enum(STOP_MODES),
  reason: z.string(),
  createdBy: PersonRef,
  createdAt: Timestamp,
  liftedAt: Timestamp.nullable(),
  liftedBy: PersonRef.nullable(),
  liftReason: z.string().nullable(),
});
export type StopResource = z.output<typeof StopResource>;

export const StopBody = z
  .strictObject({
    target: z.enum(STOP_TARGETS),
    /** An agent's id or key, or an action's name; left out for the workspace. */
    targetId: z.string().max(128).default(''),
    mode: z.enum(STOP_MODES).default('freeze'),
    reason: LineText,
  })
  .refine((body) => (body.target === 'workspace') === (body.targetId === ''), {
    path: ['targetId'],
    message: 'names an agent or an action, and is left out for the workspace',
  });

export const listStopsContract = defineContract({
  name: 'listStops',
  method: 'GET',
  path: '/stop',
  tag: 'stops',
  summary: 'Stops in force, newest first; with `all=true` the lifted ones too.',
  permission: 'stop:read',
  params: nothing,
  query: z.strictObject({ ...PageQuery, all: z.enum(['true', 'false']).default('false') }),
  body: nothing,
  answer: pageOf(StopResource),
  status: 200,
  problems: [],
});

export const stopContract = defineContract({
  name: 'stop',
  method: 'POST',
  path: '/stop',
  tag: 'stops',
  summary: 'Stop the workspace, an agent or an action at once. A kill is final and needs stop:kill.',
  permission: 'stop:freeze',
  params: nothing,
  query: nothing,
  body: StopBody,
  answer: StopResource,
  status: 201,
  problems: ['not_found', 'stop_in_force'],
});

export const liftStopContract = defineContract({
  name: 'liftStop',
  method: 'POST',
  path: '/stop/{stopId}/lift',
  tag: 'stops',
  summary: 'Lift a freeze, with a reason.',
  permission: 'stop:lift',
  params: z.strictObject({ stopId: z.string().max(60) }),
  query: nothing,
  body: z.strictObject({ reason: LineText }),
  answer: StopResource,
  status: 200,
  problems: ['not_found', 'stop_final', 'conflict'],
});

export function presentStop({ createdBy, liftedBy, createdAt, liftedAt, ...stop }: Stop): StopResource {
  return {
    ...stop,
    createdBy: { ...createdBy },
    createdAt: timestamp(createdAt),
    liftedAt: timestampOrNull(liftedAt),
    liftedBy: liftedBy && { ...liftedBy },
  };
}

export function presentStopPage(page: { readonly items: readonly Stop[]; readonly next: string | null }) {
  return { items: page.items.map(presentStop), next: page.next };
}
