import * as z from 'zod';
import { AboutFields, momentOf, type Preset } from '#components/evidence/evidence-values.ts';
import { EVIDENCE_FORMATS } from '#lib/contracts/evidence.ts';
import type { Zone } from '#lib/format/dates.ts';

type Format = (typeof EVIDENCE_FORMATS)[number];

/** A file as its form holds it. */
export const ImportForm = z.object({
  ...AboutFields,
  format: z.enum(EVIDENCE_FORMATS),
  content: z.string().min(1, 'must be chosen, and hold something'),
  observedAt: z.string(),
});
export type ImportValues = z.output<typeof ImportForm>;

/** What the form begins with. */
export function importValues({ agent = '', check = '' }: Preset): ImportValues {
  return {
    agent,
    check,
    source: '',
    method: 'automated',
    buildDigest: '',
    format: 'promptfoo',
    content: '',
    observedAt: '',
  };
}

/** The format that a file's name speaks for; null where it speaks for none. */
export function formatOf(fileName: string): Format | null {
  if (/\.json$/i.test(fileName)) return 'promptfoo';
  return /\.xml$/i.test(fileName) ? 'junit' : null;
}

/** What is sent; a time only where one was given. */
export function toImportBody({ buildDigest, observedAt, ...rest }: ImportValues, zone: Zone) {
  return {
    ...rest,
    ...(buildDigest && { buildDigest }),
    ...(observedAt && { observedAt: momentOf(observedAt, zone) }),
  };
}
