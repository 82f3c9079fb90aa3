import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing, Timestamp, timestamp } from '#lib/contracts/shared-schemas.ts';
import { FIRST_STEPS, type FirstStep } from '#lib/domain/overview/types.ts';

/** One step that was taken: when, by whom, and on what. */
const FirstStepResource = z.strictObject({
  step: z.enum(FIRST_STEPS),
  at: Timestamp,
  by: z.string().nullable(),
  /** The key or the id of what it was taken on. */
  subject: z.string(),
});
const FirstStepsResource = z.strictObject({ items: z.array(FirstStepResource) });
export type FirstStepResource = z.output<typeof FirstStepResource>;

export const readFirstStepsContract = defineContract({
  name: 'readFirstSteps',
  method: 'GET',
  path: '/overview/first-steps',
  tag: 'overview',
  summary: 'Which of the first steps this workspace has taken; what was not done is left out.',
  permission: 'workspace:read',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: FirstStepsResource,
  status: 200,
  problems: [],
});

export function presentFirstSteps(steps: readonly FirstStep[]): z.output<typeof FirstStepsResource> {
  return { items: steps.map((step) => ({ ...step, at: timestamp(step.at) })) };
}
