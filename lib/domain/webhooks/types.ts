import type { EventType } from '#lib/domain/audit/events.ts';

/** What an endpoint can be told of. Who must act is told by mail besides. */
export const WEBHOOK_TOPICS = [
  'review.opened',
  'review.escalated',
  'review.approved',
  'review.denied',
  'review.steered',
  'review.recalled',
  'review.expired',
  'pact.submitted',
  'pact.approved',
  'pact.sent_back',
  'pact.activated',
  'pact.withdrawn',
  'evidence.recorded',
  'evidence.expiring',
  'evidence.stale',
  'override.requested',
  'override.granted',
  'override.denied',
  'override.broke_glass',
  'override.revoked',
  'override.expired',
  'override.exhausted',
  'override.review_overdue',
  'override.reviewed',
  'shadow.ended',
  'stop.frozen',
  'stop.killed',
  'stop.lifted',
] as const satisfies readonly EventType[];
export type WebhookTopic = (typeof WEBHOOK_TOPICS)[number];

/** An address of the workspace's own that is told of events, each message signed with a key made for it. */
export type Webhook = {
  readonly id: string;
  readonly url: string;
  readonly topics: readonly WebhookTopic[];
  /** `whpk_` and the raw Ed25519 public key in base64. */
  readonly publicKey: string;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: Date;
};

export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
export const DELIVERY_CHANNELS = ['email', 'slack', 'webhook'] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

/** One message on its way to one address. */
export type Delivery = {
  readonly id: string;
  readonly messageId: string;
  readonly topic: string;
  /** The review, stop, version or invitation the message is about. */
  readonly subjectId: string;
  readonly channel: DeliveryChannel;
  /** An e-mail address, a team's id for Slack, or a webhook's id. */
  readonly address: string;
  /** What people read: the e-mail address, the team's name, or the webhook's URL. */
  readonly addressText: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly lastError: string | null;
  readonly deliveredAt: Date | null;
  readonly createdAt: Date;
};
