import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing, Timestamp, timestamp } from '#lib/contracts/shared-schemas.ts';
import { DEMO_STATUSES, type Demo } from '#lib/domain/demos/types.ts';

/** A workspace that was made to be looked at. Its history is made by the product itself, at times it was told. */
export const DemoResource = z.strictObject({
  workspaceId: z.string(),
  /** The workspace it was made for. */
  homeId: z.string(),
  status: z.enum(DEMO_STATUSES),
  askedAt: Timestamp,
  /** Days of history that are made, of how many. */
  day: z.int(),
  days: z.int(),
});
export type DemoResource = z.output<typeof DemoResource>;

const common = { path: '/demo', tag: 'access', params: nothing, query: nothing, body: nothing } as const;

export const readDemoContract = defineContract({
  ...common,
  name: 'readDemo',
  method: 'GET',
  summary: 'The demo workspace of this one, or the one that this is; null where there is none.',
  permission: 'workspace:read',
  answer: z.strictObject({ demo: DemoResource.nullable() }),
  status: 200,
  problems: [],
});

export const makeDemoContract = defineContract({
  ...common,
  name: 'makeDemo',
  method: 'POST',
  summary: 'Make a demo workspace with thirty days of history. It takes a minute or so; ask how far it is.',
  permission: 'demo:write',
  answer: DemoResource,
  status: 202,
  problems: ['conflict', 'person_required'],
});

export const removeDemoContract = defineContract({
  ...common,
  name: 'removeDemo',
  method: 'DELETE',
  summary: 'Remove the demo workspace of this one, with everything in it.',
  permission: 'demo:write',
  answer: DemoResource,
  status: 202,
  problems: ['not_found', 'conflict', 'person_required'],
});

export function presentDemo(demo: Demo): DemoResource {
  const { workspaceId, homeId, status, askedAt, day, days } = demo;
  return { workspaceId, homeId, status, askedAt: timestamp(askedAt), day: Math.min(day, days), days };
}

export function presentFoundDemo({ demo }: { readonly demo: Demo | null }) {
  return { demo: demo && presentDemo(demo) };
}
