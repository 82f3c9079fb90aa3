import { queryOptions } from '@tanstack/react-query';
import { correctClock } from '#lib/client/clock.ts';
import {
  readNowContract,
  readPulseContract,
  readStopReachContract,
} from '#lib/client/generated/endpoints.ts';
import { request } from '#lib/client/request.ts';
import type { NowResource, PulseResource } from '#lib/contracts/overview.ts';
import type { StopTarget } from '#lib/domain/stops/types.ts';

export type { NowResource };
export type Pulse = PulseResource;

const POLL_MS = 5_000;

/** What the frame of every screen shows, every five seconds; each answer also sets the clock right. */
export const pulseQuery = queryOptions({
  queryKey: ['overview', 'pulse'],
  queryFn: async ({ signal }) => {
    const sentMs = Date.now();
    const pulse = await request(readPulseContract, { signal });
    correctClock(Date.parse(pulse.at), sentMs, Date.now());
    return pulse;
  },
  refetchInterval: POLL_MS,
});

/** What needs somebody now, every five seconds. */
export const nowQuery = queryOptions({
  queryKey: ['overview', 'now'],
  queryFn: ({ signal }) => request(readNowContract, { signal }),
  refetchInterval: POLL_MS,
});

/** Whom and what a stop would reach; read when somebody is about to press it. */
export function stopReachQuery(target: StopTarget, targetId: string) {
  return queryOptions({
    queryKey: ['overview', 'reach', target, targetId],
    queryFn: ({ signal }) => request(readStopReachContract, { query: { target, targetId }, signal }),
    enabled: target === 'workspace' || targetId !== '',
    staleTime: 0,
  });
}
