/** Plain JSON that an event may carry: names, ids, numbers; never a secret and never a request's arguments. */
export type EventPayload = { readonly [name: string]: string | number | boolean | null | readonly string[] };

/** Every kind of event, by what it happened to. */
export const EVENT_TYPES = [
  'workspace.created',
  'workspace.updated',
  'member.joined',
  'member.role_changed',
  'member.removed',
  'member.invited',
  'member.invitation_revoked',
  'person.password_changed',
  'team.created',
  'team.updated',
  'key.created',
  'key.revoked',
  'webhook.created',
  'webhook.removed',
  'agent.registered',
  'agent.updated',
  'agent.retired',
  'action.declared',
  'action.tier_changed',
  'action.updated',
  'posture.changed',
  'pact.created',
  'pact.draft_started',
  'pact.draft_discarded',
  'pact.submitted',
  'pact.approved',
  'pact.sent_back',
  'pact.activated',
  'pact.superseded',
  'pact.withdrawn',
  'pact.ratified',
  'pact.restored',
  'stop.frozen',
  'stop.killed',
  'stop.lifted',
  'review.opened',
  'review.answered',
  'review.approved',
  'review.denied',
  'review.steered',
  'review.recalled',
  'review.expired',
  'review.escalated',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** One event as an operation states it; the store adds id, time and actor. */
export type EventFact = {
  readonly type: EventType;
  readonly subject: { readonly type: string; readonly id: string };
  readonly payload: EventPayload;
};
