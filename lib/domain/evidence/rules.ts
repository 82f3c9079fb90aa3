import { isAtLeast, methodInWords } from '#lib/domain/evidence/methods.ts';
import { resultFault } from '#lib/domain/evidence/results.ts';
import type { CheckResult } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';

/** A clock may run ahead of ours by this much. */
export const MOST_AHEAD_MS = 5 * 60_000;

/** Who reports. A person, or the product itself, has no key. */
export type Reporter = {
  readonly key: {
    readonly id: string;
    readonly agentId: string | null;
    readonly isTest: boolean;
    /** Whether it may ask for decisions too: who acts does not prove its own acts. */
    readonly mayDecide: boolean;
  } | null;
};

/** What the evidence takes the place of, as it is kept; null where the id names none. */
type Corrected = {
  readonly agentId: string;
  readonly check: string;
  readonly sourceId: string | null;
  readonly method: EvidenceMethod;
  readonly observedAt: number;
  readonly correctedBy: string | null;
};

/** One piece of evidence as it is offered, with everything it names looked up. */
export type EvidenceClaim = {
  readonly agent: {
    readonly id: string;
    readonly key: string;
    readonly owner: string;
    readonly isRetired: boolean;
  };
  readonly check: { readonly key: string; readonly isRetired: boolean };
  readonly source: {
    readonly id: string;
    readonly key: string;
    readonly highestMethod: EvidenceMethod;
    readonly apiKeyId: string | null;
    readonly owner: string;
    readonly isRetired: boolean;
  } | null;
  readonly method: EvidenceMethod;
  readonly result: CheckResult;
  readonly observedAt: number;
  /** Whether its signature fits; `unchecked` where the source has no public key to check it with. */
  readonly signature: 'none' | 'fits' | 'does_not_fit' | 'unchecked';
  /** Undefined where it corrects nothing. */
  readonly corrected?: Corrected | null;
};

export type EvidenceRefusal = {
  readonly code:
    | 'invalid_request'
    | 'agent_retired'
    | 'check_retired'
    | 'evidence_future'
    | 'evidence_source'
    | 'evidence_method'
    | 'evidence_signature'
    | 'evidence_correction';
  /** The field that is at fault. */
  readonly field: string;
  readonly message: string;
};

type Rule = (claim: EvidenceClaim, reporter: Reporter, now: number) => EvidenceRefusal | null;

const RULES: readonly Rule[] = [inService, inTime, countable, ownSource, ownMethod, signed, corrects];

/** The first rule that the evidence breaks; null where it may be kept. */
export function refuseEvidence(
  claim: EvidenceClaim,
  reporter: Reporter,
  now: number,
): EvidenceRefusal | null {
  for (const rule of RULES) {
    const refusal = rule(claim, reporter, now);
    if (refusal) return refusal;
  }
  return null;
}

function refusal(code: EvidenceRefusal['code'], field: string, message: string): EvidenceRefusal {
  return { code, field, message };
}

function inService({ agent, check }: EvidenceClaim): EvidenceRefusal | null {
  if (agent.isRetired) return refusal('agent_retired', 'agent', `${agent.key} is retired`);
  if (check.isRetired) return refusal('check_retired', 'check', `${check.key} is retired`);
  return null;
}

// INVARIANT: what lies in the future would stay fresh for longer than its window.
function inTime({ observedAt }: EvidenceClaim, _: Reporter, now: number): EvidenceRefusal | null {
  if (!Number.isFinite(observedAt)) return refusal('invalid_request', 'observedAt', 'must be a time');
  if (observedAt < 0) return refusal('invalid_request', 'observedAt', 'must not lie before 1970');
  if (observedAt <= now + MOST_AHEAD_MS) return null;
  return refusal('evidence_future', 'observedAt', 'lies more than 5 minutes in the future');
}

function countable({ result }: EvidenceClaim): EvidenceRefusal | null {
  const fault = resultFault(result);
  return fault && refusal('invalid_request', fault.path, fault.message);
}

function ownSource({ agent, source }: EvidenceClaim, { key }: Reporter): EvidenceRefusal | null {
  const no = (message: string) => refusal('evidence_source', 'source', message);
  if (key?.isTest) return no('a test key reports nothing that counts');
  if (key?.agentId && key.agentId !== agent.id)
    return refusal(
      'evidence_source',
      'agent',
      'the key is bound to another agent and reports of that one alone',
    );
  if (source === null)
    return key?.agentId ? null : no('is left out only for what an agent says of itself with its own key');
  if (source.isRetired) return no(`${source.key} is retired`);
  if (source.apiKeyId === (key?.id ?? null)) return null;
  if (key) return no(`${source.key} is not registered with this key`);
  return no(`${source.key} reports with its own key; people report for sources without one`);
}

function ownMethod({ agent, source, method }: EvidenceClaim, { key }: Reporter): EvidenceRefusal | null {
  const no = (message: string) => refusal('evidence_method', 'method', message);
  if (key?.agentId && method !== 'self_reported')
    return no(`with its own key ${agent.key} reports self_reported and nothing stronger`);
  if (key?.mayDecide && method !== 'self_reported')
    return no('is beyond a key that can decide, which reports self_reported and nothing stronger');
  if (source && !isAtLeast(source.highestMethod, method))
    return no(`${source.key} may claim ${methodInWords(source.highestMethod)} at most`);
  if (method === 'independent' && source?.owner === agent.owner)
    return no(`${source.key} belongs to the team that owns ${agent.key}, so it is not independent of it`);
  return null;
}

function signed({ source, method, signature }: EvidenceClaim): EvidenceRefusal | null {
  const no = (message: string) => refusal('evidence_signature', 'signature', message);
  if (signature === 'fits') return null;
  if (signature === 'does_not_fit')
    return no(`does not fit what is said and the public key of ${source?.key}`);
  if (signature === 'unchecked') return no('cannot be checked: the source has no public key');
  return method === 'attested' ? no('is needed: attested evidence is signed') : null;
}

/**
 * INVARIANT: a correction never makes proof younger, never speaks of something else, and is never weaker than what it
 * takes the place of; so nobody talks away a stranger's failure.
 */
function corrects(claim: EvidenceClaim, { key }: Reporter): EvidenceRefusal | null {
  const { corrected, agent, check, source, method, observedAt } = claim;
  const no = (message: string) => refusal('evidence_correction', 'corrects', message);
  if (corrected === undefined) return null;
  if (corrected === null) return no('names no evidence here');
  if (corrected.agentId !== agent.id || corrected.check !== check.key)
    return no('names evidence of another agent or check');
  if (corrected.correctedBy !== null) return no(`was corrected already, by ${corrected.correctedBy}`);
  if (key && corrected.sourceId !== (source?.id ?? null)) return no('names evidence of another source');
  if (!isAtLeast(method, corrected.method))
    return no(
      `names ${methodInWords(corrected.method)} evidence, which ${methodInWords(method)} does not outweigh`,
    );
  return observedAt > corrected.observedAt ? no('was observed before this: a correction is not later') : null;
}
