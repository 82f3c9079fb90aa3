import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing, Timestamp, timestamp, timestampOrNull } from '#lib/contracts/shared-schemas.ts';
import { presentStop, StopResource } from '#lib/contracts/stops.ts';
import type { Now, Pulse, StopReach } from '#lib/domain/overview/types.ts';
import { STOP_TARGETS } from '#lib/domain/stops/types.ts';

/** What the frame of every screen shows. */
export const PulseResource = z.strictObject({
  at: Timestamp,
  workspaceName: z.string(),
  database: z.string(),
  revision: z.int(),
  gates: z.strictObject({ alive: z.int(), known: z.int(), revision: z.int(), heardAgoMs: z.int() }),
  waitingReviews: z.int(),
  workspaceStop: StopResource.nullable(),
});
export type PulseResource = z.output<typeof PulseResource>;

const WaitingVersionResource = z.strictObject({
  pactKey: z.string(),
  pactName: z.string(),
  number: z.int(),
  waitsFor: z.enum(['approval', 'activation', 'ratification']),
  since: Timestamp,
  ratifyBy: Timestamp.nullable(),
});

/** What needs somebody now. */
export const NowResource = z.strictObject({
  at: Timestamp,
  reviews: z.strictObject({
    count: z.int(),
    oldest: z.array(
      z.strictObject({
        id: z.string(),
        agentKey: z.string(),
        action: z.string(),
        openedAt: Timestamp,
        expiresAt: Timestamp,
      }),
    ),
  }),
  stops: z.array(StopResource),
  versions: z.array(WaitingVersionResource),
  /** Decisions of the last 24 hours by effect, without dry runs. */
  effects: z.strictObject({
    block: z.int(),
    review: z.int(),
    degrade: z.int(),
    settle: z.int(),
    allow: z.int(),
  }),
  has: z.strictObject({ agents: z.boolean(), pacts: z.boolean(), decisions: z.boolean() }),
});
export type NowResource = z.output<typeof NowResource>;

/** Whom and what a stop would reach. */
export const StopReachResource = z.strictObject({
  target: z.enum(STOP_TARGETS),
  name: z.string(),
  agents: z.int(),
  /** Keys that a kill would revoke. */
  keys: z.int(),
  decisionsLastDay: z.int(),
  waitingReviews: z.int(),
});

const common = { method: 'GET', tag: 'overview', params: nothing, body: nothing, status: 200 } as const;

export const readPulseContract = defineContract({
  ...common,
  name: 'readPulse',
  path: '/overview/pulse',
  summary: 'Gates, waiting reviews and a stop of everything, at a glance.',
  permission: 'workspace:read',
  query: nothing,
  answer: PulseResource,
  problems: [],
});

export const readNowContract = defineContract({
  ...common,
  name: 'readNow',
  path: '/overview/now',
  summary: 'What needs somebody now, and what agents were told in the last 24 hours.',
  permission: 'workspace:read',
  query: nothing,
  answer: NowResource,
  problems: [],
});

export const readStopReachContract = defineContract({
  ...common,
  name: 'readStopReach',
  path: '/overview/reach',
  summary: 'Whom and what a stop would reach, before it is put in force.',
  permission: 'stop:read',
  query: z.strictObject({ target: z.enum(STOP_TARGETS), targetId: z.string().max(128).default('') }),
  answer: StopReachResource,
  problems: ['not_found'],
});

export function presentPulse({ at, workspaceStop, ...pulse }: Pulse): PulseResource {
  return {
    ...pulse,
    gates: { ...pulse.gates },
    at: timestamp(at),
    workspaceStop: workspaceStop && presentStop(workspaceStop),
  };
}

export function presentNow({ at, reviews, stops, versions, effects, has }: Now): NowResource {
  return {
    at: timestamp(at),
    reviews: {
      count: reviews.count,
      oldest: reviews.oldest.map(({ openedAt, expiresAt, ...review }) => ({
        ...review,
        openedAt: timestamp(openedAt),
        expiresAt: timestamp(expiresAt),
      })),
    },
    stops: stops.map(presentStop),
    versions: versions.map(({ since, ratifyBy, ...version }) => ({
      ...version,
      since: timestamp(since),
      ratifyBy: timestampOrNull(ratifyBy),
    })),
    effects: { ...effects },
    has: { ...has },
  };
}

export function presentStopReach(reach: StopReach): z.output<typeof StopReachResource> {
  return { ...reach };
}
