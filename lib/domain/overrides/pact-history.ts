import type { EventPayload, EventType } from '#lib/domain/audit/events.ts';
import type { Effect } from '#lib/domain/decisions/types.ts';

/** What happens to a pact's versions. Drafts come and go without a line in its history. */
export const VERSION_EVENTS = [
  'pact.created',
  'pact.submitted',
  'pact.approved',
  'pact.sent_back',
  'pact.activated',
  'pact.superseded',
  'pact.withdrawn',
  'pact.ratified',
  'pact.restored',
  'shadow.started',
  'shadow.ended',
] as const satisfies readonly EventType[];
export type VersionEvent = (typeof VERSION_EVENTS)[number];

/** What happens to an override. */
export const OVERRIDE_EVENTS = [
  'override.requested',
  'override.granted',
  'override.denied',
  'override.broke_glass',
  'override.revoked',
  'override.expired',
  'override.exhausted',
  'override.review_overdue',
  'override.reviewed',
] as const satisfies readonly EventType[];
export type OverrideEvent = (typeof OVERRIDE_EVENTS)[number];

type Actor = { readonly type: string; readonly id: string; readonly name: string };
type OverrideRef = { readonly id: string; readonly clause: string; readonly isBreakGlass: boolean };

/** One line of a pact's history. Its id tells the time: what happened later sorts later behind the prefix. */
export type PactHistoryEntry = { readonly id: string; readonly at: Date } & (
  | {
      readonly kind: 'version';
      readonly type: VersionEvent;
      readonly actor: Actor;
      readonly number: number | null;
      readonly payload: EventPayload;
    }
  | {
      readonly kind: 'override';
      readonly type: OverrideEvent;
      readonly actor: Actor;
      readonly override: OverrideRef;
      readonly payload: EventPayload;
    }
  | {
      readonly kind: 'use';
      readonly override: OverrideRef;
      readonly agent: { readonly id: string; readonly key: string; readonly name: string };
      readonly action: string;
      readonly effect: Effect;
      readonly summary: string;
      readonly ordinal: number;
      readonly maxUses: number;
    }
);
