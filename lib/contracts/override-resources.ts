import * as z from 'zod';
import { PersonRef, TierName, Timestamp } from '#lib/contracts/shared-schemas.ts';
import { EFFECTS } from '#lib/domain/decisions/types.ts';
import {
  OVERRIDE_STATES,
  OVERRIDE_STATUSES,
  REASON_CODES,
  REVIEW_VERDICTS,
} from '#lib/domain/overrides/types.ts';

const May = z.strictObject({ allowed: z.boolean(), reason: z.string() });
const TeamRef = z.strictObject({ key: z.string(), name: z.string() });

const TargetResource = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('clause'),
    pactId: z.string(),
    /** The pact's key. */
    pact: z.string(),
    clause: z.string(),
    /** SHA-256 over the canonical JSON of the clause it was asked for. */
    clauseDigest: z.string(),
    /** The clause as it reads in the version in force; null where that has no such clause, or another text of it. */
    words: z
      .strictObject({ version: z.int(), title: z.string(), obligation: z.string(), owner: TeamRef })
      .nullable(),
  }),
  z.strictObject({ type: z.literal('posture'), tier: TierName }),
]);

/** A standing, scoped, expiring exception to one clause or to the posture at one tier. */
export const OverrideResource = z.strictObject({
  id: z.string(),
  /** As it is kept. */
  status: z.enum(OVERRIDE_STATUSES),
  /** What it is now: time and uses counted in. */
  state: z.enum(OVERRIDE_STATES),
  target: TargetResource,
  agents: z.array(z.strictObject({ id: z.string(), key: z.string(), name: z.string() })),
  actions: z.array(z.string()),
  reasonCode: z.enum(REASON_CODES),
  reason: z.string(),
  ticket: z.string(),
  startsAt: Timestamp,
  endsAt: Timestamp,
  maxUses: z.int(),
  used: z.int(),
  usesLeft: z.int(),
  isBreakGlass: z.boolean(),
  /** The refusal it was asked for from. */
  decisionId: z.string().nullable(),
  requestedBy: PersonRef,
  requestedAt: Timestamp,
  answeredBy: PersonRef.nullable(),
  answeredAt: Timestamp.nullable(),
  answerText: z.string(),
  endedAt: Timestamp.nullable(),
  endedBy: PersonRef.nullable(),
  endReason: z.string(),
  /** What breaking the glass owes; null for any other. */
  review: z
    .strictObject({
      team: TeamRef.nullable(),
      dueAt: Timestamp,
      isOverdue: z.boolean(),
      reviewedAt: Timestamp.nullable(),
      reviewedBy: PersonRef.nullable(),
      verdict: z.enum(REVIEW_VERDICTS).nullable(),
      text: z.string(),
    })
    .nullable(),
  /** Whether a decision made now can lean on it. */
  isInForce: z.boolean(),
  /** Why not; empty where it can. */
  notInForceReason: z.string(),
  /** What the caller may do about it, and why not. */
  may: z.strictObject({ grant: May, deny: May, revoke: May, review: May }),
});
export type OverrideResource = z.output<typeof OverrideResource>;

/** One allowed decision that leaned on an override. */
export const OverrideUseResource = z.strictObject({
  /** The decision. */
  id: z.string(),
  at: Timestamp,
  agent: z.strictObject({ id: z.string(), key: z.string(), name: z.string() }),
  action: z.string(),
  effect: z.enum(EFFECTS),
  summary: z.string(),
  /** Which use it was, counted from 1. */
  ordinal: z.int(),
});
export type OverrideUseResource = z.output<typeof OverrideUseResource>;

const AskTarget = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('clause'), pact: z.string(), clause: z.string() }),
  z.strictObject({ type: z.literal('posture'), tier: TierName }),
]);

/** What a refusal leaves to ask for. */
export const OverridePrefill = z.strictObject({
  decision: z.strictObject({
    id: z.string(),
    at: Timestamp,
    effect: z.enum(EFFECTS),
    summary: z.string(),
    action: z.string(),
    tier: TierName,
    agent: z.strictObject({ id: z.string(), key: z.string(), name: z.string() }).nullable(),
  }),
  /** Each is one request: its target, agents and actions go into it as they are. */
  entries: z.array(
    z.strictObject({
      target: AskTarget,
      title: z.string(),
      obligation: z.string().nullable(),
      owner: TeamRef.nullable(),
      /** The clause whose exception would lift this posture as well: where it is asked for, this is not needed. */
      alsoLiftedBy: z.string().nullable(),
      agents: z.array(z.string()),
      actions: z.array(z.string()),
    }),
  ),
  /** What no override reaches, and what to do instead. As long as one is left, overrides alone allow nothing. */
  notOverridable: z.array(
    z.strictObject({
      kind: z.enum(['stop', 'identity', 'error', 'changed', 'raised']),
      title: z.string(),
      reason: z.string(),
    }),
  ),
});
export type OverridePrefill = z.output<typeof OverridePrefill>;
