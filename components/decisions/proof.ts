import type { Reason } from '#lib/client/decisions.ts';
import type { EvidenceFault } from '#lib/domain/decisions/proof-facts.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import { EVIDENCE_METHODS, type EvidenceMethod } from '#lib/domain/pacts/types.ts';

type Requirement = Reason['requirements'][number];

/** The evidence that a decision looked at, as it stood then. */
export type Proof = {
  readonly evidence: string;
  readonly result: string;
  readonly at: string;
  /** When its window closes; null where the record names no window. */
  readonly until: string | null;
  readonly method: EvidenceMethod | null;
  /** Null for what an agent said of itself. */
  readonly source: string | null;
  readonly build: string | null;
};

/** What is read of an evidence requirement: the newest result, if there was one, and what was wrong with it. */
export type ReadProof = { readonly proof: Proof | null; readonly fault: EvidenceFault | null };

/** Reads the proof out of a recorded requirement; null for one that asks for something else. */
export function readProof(requirement: Requirement): ReadProof | null {
  if (requirement.type !== 'evidence') return null;
  const fault = requirement.fault ?? null;
  const { observed } = requirement;
  if (typeof observed !== 'object' || observed === null || Array.isArray(observed))
    return { proof: null, fault };
  const text = (name: string) => {
    const value = observed[name];
    return typeof value === 'string' ? value : null;
  };
  const [evidence, at] = [text('evidence'), text('at')];
  if (evidence === null || at === null) return { proof: null, fault };
  return {
    fault,
    proof: {
      evidence,
      at,
      result: text('result') ?? '',
      until: closing(at, text('window')),
      method: EVIDENCE_METHODS.find((method) => method === text('method')) ?? null,
      source: text('source'),
      build: text('build'),
    },
  };
}

/** The checks that a decision found lacking, as its requirements name them: each begins with its check. */
export function lackingChecks(reasons: readonly Reason[]): readonly string[] {
  const lacking = reasons
    .flatMap(({ requirements }) => requirements)
    .filter(({ type, outcome }) => type === 'evidence' && outcome !== 'satisfied');
  return [...new Set(lacking.map(({ expected }) => expected.split(' ', 1)[0] ?? ''))];
}

function closing(at: string, window: string | null): string | null {
  const [fromMs, windowMs] = [Date.parse(at), window === null ? null : parseDurationMs(window)];
  return Number.isNaN(fromMs) || windowMs === null ? null : new Date(fromMs + windowMs).toISOString();
}
