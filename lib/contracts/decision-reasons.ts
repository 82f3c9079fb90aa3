import * as z from 'zod';
import { Timestamp } from '#lib/contracts/shared-schemas.ts';
import { EVIDENCE_FAULTS } from '#lib/domain/decisions/proof-facts.ts';
import { EFFECTS, REMEDY_KINDS } from '#lib/domain/decisions/types.ts';

export const RemedyResource = z.strictObject({
  kind: z.enum(REMEDY_KINDS),
  text: z.string(),
  owner: z.string().nullable(),
});

/** One cause or one matching clause, in the order in which they weigh. */
export const ReasonResource = z.strictObject({
  kind: z.enum(['clause', 'stop', 'identity', 'posture', 'review']),
  pact: z.string().nullable(),
  version: z.int().nullable(),
  clause: z.string().nullable(),
  title: z.string(),
  obligation: z.string().nullable(),
  owner: z.string().nullable(),
  outcome: z.enum(['kept', 'unsatisfied', 'error', 'answered', 'waived', 'applies']),
  consequence: z.enum(EFFECTS),
  requirements: z.array(
    z.strictObject({
      type: z.string(),
      outcome: z.enum(['satisfied', 'unsatisfied', 'error']),
      expected: z.string(),
      observed: z.json(),
      /** For evidence that does not hold: what is wrong with it. */
      fault: z.enum(EVIDENCE_FAULTS).optional(),
    }),
  ),
  remedies: z.array(RemedyResource),
});

/** An override that a decision leans on. */
export const WaiverResource = z.strictObject({
  overrideId: z.string(),
  /** The clause's key; null where the posture was waived. */
  clause: z.string().nullable(),
  pact: z.string().nullable(),
  by: z.string(),
  reason: z.string(),
  isBreakGlass: z.boolean(),
  endsAt: Timestamp,
  /** Which of its uses this is, counted from 1. */
  use: z.int(),
  maxUses: z.int(),
});
