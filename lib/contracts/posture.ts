import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { KeyText, nothing, RoleName } from '#lib/contracts/shared-schemas.ts';
import type { Posture } from '#lib/domain/decisions/types.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';

const MINUTE_MS = 60_000;
const LONGEST_DAYS = 30;

const ExpiresIn = z
  .string()
  .max(40)
  .refine((text) => {
    const ms = parseDurationMs(text);
    return ms !== null && ms >= MINUTE_MS && ms <= LONGEST_DAYS * 86_400_000;
  }, `must be an ISO 8601 duration such as PT30M, from one minute to ${LONGEST_DAYS} days`);

/** The key of the team that answers for the rule. */
const Owner = KeyText.nullable().default(null);

const PostureRuleSchema = z.discriminatedUnion('effect', [
  z.strictObject({ effect: z.literal('allow') }),
  z.strictObject({ effect: z.literal('block'), owner: Owner }),
  z.strictObject({
    effect: z.literal('review'),
    owner: Owner,
    role: RoleName,
    quorum: z.int().min(1).max(10),
    expiresIn: ExpiresIn,
  }),
]);

/** What applies at each tier where no authorising clause is kept. */
export const PostureResource = z.strictObject({
  low: PostureRuleSchema,
  moderate: PostureRuleSchema,
  high: PostureRuleSchema,
  critical: PostureRuleSchema,
});
export type PostureResource = z.output<typeof PostureResource>;

export const readPostureContract = defineContract({
  name: 'readPosture',
  method: 'GET',
  path: '/workspace/posture',
  tag: 'posture',
  summary: 'What applies at each tier where no authorising clause is kept.',
  permission: 'workspace:read',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: PostureResource,
  status: 200,
  problems: [],
});

export const changePostureContract = defineContract({
  name: 'changePosture',
  method: 'PUT',
  path: '/workspace/posture',
  tag: 'posture',
  summary: 'Replace the posture. Narrowing it is immediate; loosening any tier needs pact:activate.',
  permission: 'pact:narrow',
  params: nothing,
  query: nothing,
  body: PostureResource,
  answer: PostureResource,
  status: 200,
  problems: [],
});

export function presentPosture(posture: Posture): PostureResource {
  return { ...posture };
}
