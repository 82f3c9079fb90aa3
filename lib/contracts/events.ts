import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing, PageQuery, pageOf, Timestamp, timestamp } from '#lib/contracts/shared-schemas.ts';
import type { EventPayload } from '#lib/domain/audit/events.ts';

/** Something that happened, as it was recorded with the change it tells of. */
export const EventResource = z.strictObject({
  id: z.string(),
  type: z.string(),
  actor: z.strictObject({ type: z.string(), id: z.string(), name: z.string() }),
  subject: z.strictObject({ type: z.string(), id: z.string() }),
  payload: z.record(z.string(), z.json()),
  requestId: z.string().nullable(),
  createdAt: Timestamp,
});
export type EventResource = z.output<typeof EventResource>;

export const listEventsContract = defineContract({
  name: 'listEvents',
  method: 'GET',
  path: '/audit',
  tag: 'audit',
  summary: 'What happened in the workspace, newest first.',
  permission: 'event:read',
  params: nothing,
  query: z.strictObject({
    ...PageQuery,
    type: z.string().max(60).optional(),
    /** The id of a person or a key. */
    actor: z.string().max(60).optional(),
    subjectType: z.string().max(40).optional(),
    subjectId: z.string().max(128).optional(),
    from: z.iso.datetime().optional(),
    to: z.iso.datetime().optional(),
  }),
  body: nothing,
  answer: pageOf(EventResource),
  status: 200,
  problems: [],
});

type RecordedEvent = Omit<EventResource, 'payload' | 'createdAt'> & {
  readonly payload: EventPayload;
  readonly createdAt: Date;
};

function presentEvent({ payload, createdAt, ...event }: RecordedEvent): EventResource {
  return { ...event, payload: presentPayload(payload), createdAt: timestamp(createdAt) };
}

/** What an event carries, as JSON. */
export function presentPayload(payload: EventPayload): EventResource['payload'] {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, toJson(value)] as const));
}

function toJson(value: EventPayload[string]): z.core.util.JSONType {
  return typeof value === 'object' && value !== null ? [...value] : value;
}

export function presentEventPage(page: {
  readonly items: readonly RecordedEvent[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentEvent), next: page.next };
}
