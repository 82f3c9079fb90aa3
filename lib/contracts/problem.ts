import * as z from 'zod';
import { PROBLEM_CODES } from '#lib/domain/problems/codes.ts';

/** What every failure answers with: RFC 9457 problem details. */
export const ProblemResource = z.strictObject({
  type: z.string().meta({ description: 'The page about the code' }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(PROBLEM_CODES),
  requestId: z.string(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});
