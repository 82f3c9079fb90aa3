import * as z from 'zod';
import type { GlassAsk, OverrideAsk, OverridePrefill } from '#lib/client/overrides.ts';
import { REASON_CODES } from '#lib/domain/overrides/types.ts';

type Entry = OverridePrefill['entries'][number];

/** The form for an override. Names of its fields are the body's, so that what the server refuses lands on its field. */
export const AskForm = z.object({
  /** Which of the prefilled entries it is about. */
  entry: z.int().min(0),
  agents: z.array(z.string()).min(1, 'must name an agent'),
  actions: z.array(z.string()).min(1, 'must name an action'),
  /** null while none is chosen: nobody is given a reason. */
  reasonCode: z
    .enum(REASON_CODES)
    .nullable()
    .transform((code, context) => {
      if (code !== null) return code;
      context.addIssue({ code: 'custom', message: 'must be chosen' });
      return z.NEVER;
    }),
  reason: z.string().trim().min(1, 'must say why').max(2000),
  ticket: z.string().trim().max(200),
  lastsFor: z.string().regex(/[1-9]/, 'must be longer than nothing'),
  maxUses: z.int().min(1),
  /** Who looks at broken glass afterwards; nothing while nobody breaks it. */
  reviewTeam: z.string().nullable(),
});
export type AskValues = z.output<typeof AskForm>;
export type AskInput = z.input<typeof AskForm>;

export const DEFAULT_LENGTH = 'P1D';
export const GLASS_LENGTH = 'PT1H';

/** What is asked for unless somebody says otherwise: as little as would have let the refused request through. */
export function askDefaults(entry: Entry | undefined): AskInput {
  return {
    entry: 0,
    agents: entry?.agents ?? [],
    actions: entry?.actions ?? [],
    reasonCode: null,
    reason: '',
    ticket: '',
    lastsFor: DEFAULT_LENGTH,
    maxUses: 1,
    reviewTeam: entry?.owner?.key ?? null,
  };
}

/** What is asked for. */
export function toAskBody(values: AskValues, prefill: OverridePrefill): OverrideAsk {
  const { entry, reviewTeam: _, ...terms } = values;
  const chosen = prefill.entries[entry];
  if (!chosen) throw new Error(`the refusal has no entry ${entry}`);
  return { ...terms, target: chosen.target, decision: prefill.decision.id };
}

/** The same without a second person, and who looks at it afterwards. */
export function toGlassBody(values: AskValues, prefill: OverridePrefill): GlassAsk {
  const { reviewTeam } = values;
  return { ...toAskBody(values, prefill), ...(reviewTeam && { reviewTeam }) };
}
