import * as z from 'zod';
import type { EvidenceResource } from '#lib/client/evidence.ts';
import { BuildDigest, ProseText } from '#lib/contracts/shared-schemas.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';
import type { Zone } from '#lib/format/dates.ts';
import { fromLocalTime, toLocalTime } from '#lib/format/local-times.ts';

const Chosen = z.string().min(1, 'must be chosen');
const KINDS = ['counts', 'value'] as const;
const PASSES = ['at_least', 'at_most'] as const;

/** Whom a result is of, what was checked, and how it came about; the same for one result and for a file. */
export const AboutFields = {
  agent: Chosen,
  check: Chosen,
  source: Chosen,
  method: z.enum(EVIDENCE_METHODS),
  buildDigest: z.union([z.literal(''), BuildDigest], 'must look like sha256:…'),
};

/** A result as its form holds it: figures are texts there, and the time is that of the reader's zone. */
export const EvidenceForm = z
  .object({
    ...AboutFields,
    kind: z.enum(KINDS),
    result: z.object({
      passed: z.string(),
      failed: z.string(),
      value: z.string(),
      threshold: z.string(),
      passes: z.enum(PASSES),
    }),
    observedAt: z.string().min(1, 'must be a date and a time'),
    note: ProseText,
  })
  .superRefine(({ kind, result }, context) => {
    for (const [path, message] of kind === 'counts' ? countFaults(result) : figureFaults(result))
      context.addIssue({ code: 'custom', path: ['result', path], message });
  });
export type EvidenceValues = z.output<typeof EvidenceForm>;
type ResultTexts = EvidenceValues['result'];

type Fault = readonly [path: keyof ResultTexts, message: string];

function countFaults({ passed, failed }: ResultTexts): readonly Fault[] {
  const faults: Fault[] = [];
  if (!isCount(passed)) faults.push(['passed', 'must be a whole number']);
  if (!isCount(failed)) faults.push(['failed', 'must be a whole number']);
  if (faults.length === 0 && Number(passed) + Number(failed) === 0)
    faults.push(['passed', 'must count at least one case']);
  return faults;
}

function figureFaults({ value, threshold }: ResultTexts): readonly Fault[] {
  const faults: Fault[] = [];
  if (!isFigure(value)) faults.push(['value', 'must be a number']);
  if (!isFigure(threshold)) faults.push(['threshold', 'must be a number']);
  return faults;
}

function isCount(text: string): boolean {
  return /^\d{1,9}$/.test(text.trim());
}

// `1e3` and hexadecimal would be read as numbers; what a person writes is digits with a point.
function isFigure(text: string): boolean {
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text.trim());
}

export type Preset = { readonly agent?: string; readonly check?: string };

/** What the form begins with: what the address names, or the result that is to be corrected. */
export function evidenceValues(
  now: number,
  zone: Zone,
  preset: Preset,
  corrected?: EvidenceResource,
): EvidenceValues {
  const result = corrected?.result;
  const figures = result && 'value' in result ? result : null;
  const counts = result && 'passed' in result ? result : null;
  return {
    agent: corrected?.agent.key ?? preset.agent ?? '',
    check: corrected?.check.key ?? preset.check ?? '',
    source: corrected?.source?.key ?? '',
    method: corrected?.method ?? 'automated',
    buildDigest: corrected?.buildDigest ?? '',
    kind: figures ? 'value' : 'counts',
    result: {
      passed: counts ? String(counts.passed) : '',
      failed: counts ? String(counts.failed) : '',
      value: figures ? String(figures.value) : '',
      threshold: figures ? String(figures.threshold) : '',
      passes: figures?.passes ?? 'at_least',
    },
    observedAt: toLocalTime(corrected ? Date.parse(corrected.observedAt) : now, zone),
    note: '',
  };
}

/** What is sent. A time that means none is sent as it was typed, so that the server names it. */
export function toEvidenceBody(values: EvidenceValues, zone: Zone, corrected?: EvidenceResource) {
  const { agent, check, source, method, buildDigest, kind, result, observedAt, note } = values;
  return {
    agent,
    check,
    source,
    method,
    ...(buildDigest && { buildDigest }),
    result:
      kind === 'counts'
        ? { passed: Number(result.passed), failed: Number(result.failed) }
        : { value: Number(result.value), threshold: Number(result.threshold), passes: result.passes },
    observedAt: momentOf(observedAt, zone, corrected?.observedAt),
    ...(note && { note }),
    ...(corrected && { corrects: corrected.id }),
  };
}

/** The moment a text means. The field holds whole minutes: one that was not touched keeps the seconds of `original`. */
export function momentOf(text: string, zone: Zone, original?: string): string {
  if (original && toLocalTime(Date.parse(original), zone) === text) return original;
  const at = fromLocalTime(text, zone);
  return at === null ? text : new Date(at).toISOString();
}
