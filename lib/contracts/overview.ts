import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing, TierName, Timestamp, timestamp, timestampOrNull } from '#lib/contracts/shared-schemas.ts';
import { presentStop, StopResource } from '#lib/contracts/stops.ts';
import type { BrokenGlass, Now, OverrideGist, Pulse, StopReach } from '#lib/domain/overview/types.ts';
import { STOP_TARGETS } from '#lib/domain/stops/types.ts';

const overrideGist = {
  id: z.string(),
  pact: z.string().nullable(),
  clause: z.string().nullable(),
  tier: TierName.nullable(),
  /** The keys of the agents it is for. */
  agents: z.array(z.string()),
  reason: z.string(),
  by: z.string(),
  since: Timestamp,
};

/** A promise that one person waived alone, and that is waived now. */
const BrokenGlassResource = z.strictObject({
  ...overrideGist,
  endsAt: Timestamp,
  used: z.int(),
  maxUses: z.int(),
  reviewDueAt: Timestamp.nullable(),
});

const WaitingOverrideResource = z.strictObject({
  ...overrideGist,
  waitsFor: z.enum(['grant', 'review']),
  dueAt: Timestamp,
});

/** What the frame of every screen shows. */
export const PulseResource = z.strictObject({
  at: Timestamp,
  workspaceName: z.string(),
  /** Whether the workspace is a demo, made to be looked at. */
  isDemo: z.boolean(),
  database: z.string(),
  revision: z.int(),
  gates: z.strictObject({ alive: z.int(), known: z.int(), revision: z.int(), heardAgoMs: z.int() }),
  waitingReviews: z.int(),
  waitingOverrides: z.int(),
  brokenGlass: z.array(BrokenGlassResource),
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
  /** Requests that wait for a grant, and reviews that breaking the glass owes. */
  overrides: z.array(WaitingOverrideResource),
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
  summary: 'Gates, what waits, broken glass and a stop of everything, at a glance.',
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

function presentGist<Gist extends OverrideGist>({ agents, since, ...gist }: Gist) {
  return { ...gist, agents: [...agents], since: timestamp(since) };
}

function presentGlass({ endsAt, reviewDueAt, ...gist }: BrokenGlass) {
  return { ...presentGist(gist), endsAt: timestamp(endsAt), reviewDueAt: timestampOrNull(reviewDueAt) };
}

export function presentPulse({ at, workspaceStop, brokenGlass, ...pulse }: Pulse): PulseResource {
  return {
    ...pulse,
    brokenGlass: brokenGlass.map(presentGlass),
    gates: { ...pulse.gates },
    at: timestamp(at),
    workspaceStop: workspaceStop && presentStop(workspaceStop),
  };
}

export function presentNow({ at, reviews, stops, versions, overrides, effects, has }: Now): NowResource {
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
    overrides: overrides.map(({ dueAt, ...gist }) => ({ ...presentGist(gist), dueAt: timestamp(dueAt) })),
    effects: { ...effects },
    has: { ...has },
  };
}

export function presentStopReach(reach: StopReach): z.output<typeof StopReachResource> {
  return { ...reach };
}
