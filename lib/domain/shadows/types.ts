import { EFFECTS, type Effect } from '#lib/domain/decisions/types.ts';

/** What a version in shadow would have answered; `unknown` where that could not be told. */
export const WOULD = [...EFFECTS, 'unknown'] as const;
export type Would = (typeof WOULD)[number];

/** A version that is evaluated on live traffic and enforced nowhere. */
export type Shadow = {
  readonly id: string;
  readonly pactId: string;
  readonly number: number;
  readonly startedById: string;
  readonly startedAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
  readonly endedById: string | null;
  readonly endReason: string;
};

/** How often one answer became the other, and between which decisions. */
export type ShadowCell = {
  readonly was: Effect;
  readonly would: Would;
  readonly count: number;
  readonly firstId: string;
  readonly lastId: string;
};

/** Whose decisions would have ended differently, at which action. */
export type ShadowHit = ShadowCell & { readonly agentId: string; readonly action: string };

/** What one shadow would have said about one decision. */
export type ShadowResult = {
  readonly shadowId: string;
  readonly pact: { readonly key: string; readonly name: string };
  readonly number: number;
  readonly would: Would;
  readonly summary: string;
};

/** What ended a shadow, besides somebody's hand. */
export type ShadowEnd =
  | { readonly how: 'date' | 'activated' | 'sent_back' | 'withdrawn' }
  | { readonly how: 'by_hand'; readonly reason: string };
