import {
  workspacesWithDueShadows,
  workspacesWithExpiredReviews,
  workspacesWithOverridesToEnd,
  workspacesWithReviewsToEscalate,
  workspacesWithUnroutedMessages,
} from '#lib/store/due-work.ts';

/** Workspaces in which reviews are to be ended now. */
export function findExpired(now: Date): Promise<string[]> {
  return workspacesWithExpiredReviews(now);
}

/** Workspaces in which reviews are to be escalated now. */
export function findToEscalate(now: Date): Promise<string[]> {
  return workspacesWithReviewsToEscalate(now);
}

/** Workspaces in which versions in shadow are to be ended now. */
export function findDueShadows(now: Date): Promise<string[]> {
  return workspacesWithDueShadows(now);
}

/** Workspaces with messages that wait for the worker. */
export function findUnrouted(): Promise<string[]> {
  return workspacesWithUnroutedMessages();
}

/** Workspaces in which overrides are to be ended, or owed reviews asked after. */
export function findOverridesToEnd(now: Date): Promise<string[]> {
  return workspacesWithOverridesToEnd(now);
}
