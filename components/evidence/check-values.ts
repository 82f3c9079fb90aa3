import * as z from 'zod';
import type { CheckResource } from '#lib/client/evidence.ts';
import { CreateCheckBody } from '#lib/contracts/checks.ts';
import { WEEKDAYS } from '#lib/domain/pacts/types.ts';

export const RHYTHM_KINDS = ['none', 'every', 'days'] as const;

/** A check as its form holds it: the rhythm keeps what was typed for each kind while another is tried. */
export const CheckForm = z
  .object({
    ...CreateCheckBody.pick({ key: true, name: true, dimension: true }).shape,
    description: z.string().trim().max(4000),
    owner: z.string().min(1, 'must be chosen'),
    rhythmKind: z.enum(RHYTHM_KINDS),
    rhythm: z.object({
      every: z.string(),
      days: z.array(z.enum(WEEKDAYS)),
      at: z.string(),
      timeZone: z.string(),
    }),
  })
  .superRefine(({ rhythmKind, rhythm }, context) => {
    if (rhythmKind !== 'days') return;
    const fault = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['rhythm', field], message });
    if (rhythm.days.length === 0) fault('days', 'must name at least one day');
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(rhythm.at)) fault('at', 'must be a time such as 14:00');
  });
export type CheckValues = z.output<typeof CheckForm>;

const WORKING_DAYS = WEEKDAYS.slice(0, 5);

/** What the form begins with. */
export function checkValues(check: CheckResource | undefined, zone: string): CheckValues {
  const rhythm = check?.rhythm ?? null;
  const isInterval = rhythm !== null && 'every' in rhythm;
  const days = rhythm !== null && 'days' in rhythm ? rhythm : null;
  return {
    key: check?.key ?? '',
    name: check?.name ?? '',
    description: check?.description ?? '',
    dimension: check?.dimension ?? 'quality',
    owner: check?.owner.key ?? '',
    rhythmKind: isInterval ? 'every' : days ? 'days' : 'none',
    rhythm: {
      every: isInterval ? rhythm.every : 'P1D',
      days: days?.days ?? [...WORKING_DAYS],
      at: days?.at ?? '14:00',
      timeZone: days?.timeZone ?? zone,
    },
  };
}

/** What is sent. */
export function toCheckBody({ rhythmKind, rhythm, ...rest }: CheckValues) {
  const { every, ...days } = rhythm;
  const sent = rhythmKind === 'every' ? { every } : rhythmKind === 'days' ? days : null;
  return { ...rest, rhythm: sent };
}
