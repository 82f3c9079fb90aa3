import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { OverridePrefill, OverrideResource, OverrideUseResource } from '#lib/contracts/override-resources.ts';
import { nothing, PageQuery, ProseText, pageOf, TierName } from '#lib/contracts/shared-schemas.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import { MAX_BREAK_GLASS_USES, MAX_USES } from '#lib/domain/overrides/terms.ts';
import { REASON_CODES, REVIEW_VERDICTS } from '#lib/domain/overrides/types.ts';
import { isActionPattern } from '#lib/domain/pacts/action-pattern.ts';

const Prose = ProseText.max(2000);
const RequiredProse = Prose.min(1, 'must say why');
const Line = z
  .string()
  .trim()
  .max(200)
  .refine((text) => !/\p{Cc}/u.test(text), 'must be one line without control characters');
const Name = z.string().min(1, 'must not be empty').max(100);

const ActionPattern = z
  .string()
  .max(128)
  .refine(isActionPattern, 'must be an action such as tool:wire-transfer, or the beginning of one and *')
  .refine((pattern) => pattern !== '*', 'must not be every action there is: name a namespace at least');

const Duration = z
  .string()
  .refine((text) => (parseDurationMs(text) ?? 0) > 0, 'must be an ISO 8601 duration such as PT4H');

const terms = {
  target: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('clause'), pact: Name, clause: Name }),
    z.strictObject({ type: z.literal('posture'), tier: TierName }),
  ]),
  /** Agents by id or key. */
  agents: z.array(Name).min(1).max(20),
  actions: z.array(ActionPattern).min(1).max(20),
  reasonCode: z.enum(REASON_CODES),
  reason: RequiredProse,
  ticket: Line.default(''),
  endsAt: z.iso.datetime().optional(),
  /** Instead of `endsAt`: how long it lasts from its start. */
  lastsFor: Duration.optional(),
  maxUses: z.int().min(1).max(MAX_USES).default(1),
  /** The refusal it is asked for from. */
  decision: z.string().min(1).max(60).optional(),
};

const hasOneEnd = (body: { endsAt?: string; lastsFor?: string }) =>
  body.endsAt === undefined || body.lastsFor === undefined;
const TWO_ENDS = { path: ['lastsFor'], message: 'must be left out where endsAt is given' };

/** `startsAt` left out, or past, means at once. Without an end it lasts 24 hours. */
export const RequestOverrideBody = z
  .strictObject({ ...terms, startsAt: z.iso.datetime().optional() })
  .refine(hasOneEnd, TWO_ENDS);

/** It starts at once, lasts an hour unless said otherwise, and owes a review. */
export const BreakGlassBody = z
  .strictObject({
    ...terms,
    maxUses: terms.maxUses.unwrap().max(MAX_BREAK_GLASS_USES).default(1),
    /** The key of the team that looks at it afterwards; the clause's or the posture's owner unless said otherwise. */
    reviewTeam: Name.optional(),
    /** 72 hours from now unless said otherwise. */
    reviewDueAt: z.iso.datetime().optional(),
  })
  .refine(hasOneEnd, TWO_ENDS);

export const GrantOverrideBody = z.strictObject({ text: Prose.default('') });
export const DenyOverrideBody = z.strictObject({ text: RequiredProse });
export const RevokeOverrideBody = z.strictObject({ reason: RequiredProse });
export const ReviewOverrideBody = z.strictObject({
  verdict: z.enum(REVIEW_VERDICTS),
  text: RequiredProse,
});

const common = { tag: 'overrides', query: nothing } as const;
const reads = { ...common, method: 'GET', permission: 'override:read', body: nothing, status: 200 } as const;
const overrideParams = z.strictObject({ overrideId: z.string().max(60) });
const onOverride = { ...common, method: 'POST', params: overrideParams, answer: OverrideResource } as const;

export const listOverridesContract = defineContract({
  ...reads,
  name: 'listOverrides',
  path: '/overrides',
  summary: 'Overrides, newest first.',
  params: nothing,
  query: z.strictObject({
    ...PageQuery,
    /** Several, separated by commas. */
    state: z.string().max(100).optional(),
    /** An agent's id or key. */
    agent: z.string().max(100).optional(),
    /** A pact's id or key. */
    pact: z.string().max(63).optional(),
    /** `true`: only those whose review is still owed. */
    owesReview: z.enum(['true', 'false']).default('false'),
  }),
  answer: pageOf(OverrideResource),
  problems: [],
});

export const readOverrideContract = defineContract({
  ...reads,
  name: 'readOverride',
  path: '/overrides/{overrideId}',
  summary: 'One override, and what the caller may do about it.',
  params: overrideParams,
  answer: OverrideResource,
  problems: ['not_found'],
});

export const listOverrideUsesContract = defineContract({
  ...reads,
  name: 'listOverrideUses',
  path: '/overrides/{overrideId}/uses',
  summary: 'The decisions that used it, newest first.',
  params: overrideParams,
  query: z.strictObject(PageQuery),
  answer: pageOf(OverrideUseResource),
  problems: ['not_found'],
});

export const prefillOverrideContract = defineContract({
  ...reads,
  name: 'prefillOverride',
  path: '/overrides/prefill',
  summary: 'What can be asked for from a refusal, and what no override reaches.',
  params: nothing,
  query: z.strictObject({ decision: z.string().min(1).max(60) }),
  answer: OverridePrefill,
  problems: ['not_found'],
});

export const requestOverrideContract = defineContract({
  ...common,
  name: 'requestOverride',
  method: 'POST',
  path: '/overrides',
  summary: 'Ask for an exception. Somebody else grants it.',
  permission: 'override:request',
  params: nothing,
  body: RequestOverrideBody,
  answer: OverrideResource,
  status: 201,
  problems: ['override_target', 'person_required'],
});

export const breakGlassContract = defineContract({
  ...common,
  name: 'breakGlass',
  method: 'POST',
  path: '/overrides/break-glass',
  summary: 'Grant yourself an exception for 4 hours at most, at once and loudly. It owes a review.',
  permission: 'override:break_glass',
  params: nothing,
  body: BreakGlassBody,
  answer: OverrideResource,
  status: 201,
  problems: ['override_target', 'override_status', 'person_required', 'step_up_required'],
});

export const grantOverrideContract = defineContract({
  ...onOverride,
  name: 'grantOverride',
  path: '/overrides/{overrideId}/grant',
  summary: 'Grant what somebody else asked for. Needs the role that the workspace names.',
  permission: 'override:grant',
  body: GrantOverrideBody,
  status: 200,
  problems: ['not_found', 'override_status', 'override_own', 'override_role', 'override_target'],
});

export const denyOverrideContract = defineContract({
  ...onOverride,
  name: 'denyOverride',
  path: '/overrides/{overrideId}/deny',
  summary: 'Deny what somebody else asked for, and say why.',
  permission: 'override:grant',
  body: DenyOverrideBody,
  status: 200,
  problems: ['not_found', 'override_status', 'override_own', 'override_role'],
});

export const revokeOverrideContract = defineContract({
  ...onOverride,
  name: 'revokeOverride',
  path: '/overrides/{overrideId}/revoke',
  summary:
    'End a granted override at once, which needs override:revoke; or withdraw what you asked for yourself.',
  permission: 'override:request',
  body: RevokeOverrideBody,
  status: 200,
  problems: ['not_found', 'forbidden', 'override_status', 'override_own'],
});

export const reviewOverrideContract = defineContract({
  ...onOverride,
  name: 'reviewOverride',
  path: '/overrides/{overrideId}/review',
  summary: 'Say, as somebody else, whether breaking the glass was justified. Once.',
  permission: 'override:review',
  body: ReviewOverrideBody,
  status: 200,
  problems: ['not_found', 'override_status', 'override_own'],
});
