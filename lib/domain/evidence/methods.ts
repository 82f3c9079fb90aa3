import { EVIDENCE_METHODS, type EvidenceMethod } from '#lib/domain/pacts/types.ts';

/** Whether a method is at least as strong as another. */
export function isAtLeast(method: EvidenceMethod, other: EvidenceMethod): boolean {
  return EVIDENCE_METHODS.indexOf(method) >= EVIDENCE_METHODS.indexOf(other);
}

/** A method as sentences name it: `self-reported`. */
export function methodInWords(method: EvidenceMethod): string {
  return method.replace('_', '-');
}
