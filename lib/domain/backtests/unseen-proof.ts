import { higherTier } from '#lib/domain/actions/types.ts';
import type { PolicyPair } from '#lib/domain/backtests/tested-policies.ts';
import type { RecordedDecision, Undecidable, UndecidableReason } from '#lib/domain/backtests/types.ts';
import type { CompiledClause } from '#lib/domain/decisions/policy.ts';
import type { CheckFact, EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';
import type { AgentFact, Facts } from '#lib/domain/decisions/types.ts';
import { EVIDENCE_METHODS } from '#lib/domain/pacts/types.ts';

/** What was known about one check of one agent. */
export type Proof = { readonly check: CheckFact; readonly evidence: readonly EvidenceFact[] };

/** What is asked of kept evidence. */
export type ProofQuestion = {
  readonly agentId: string;
  readonly check: string;
  readonly build: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** Finds what was known of a check at a time; null where there was no such check. */
export type FindProof = (question: ProofQuestion) => Proof | null;

/** How what is not known of a check could have stood. */
export type ProofEnd = 'proven' | 'missing' | 'stale';

type Unseen = {
  /** The facts, with what could be found of the checks they do not speak of. */
  readonly facts: Facts;
  /** Keys of the checks of which nothing can be told, and why. */
  readonly checks: ReadonlyMap<string, UndecidableReason>;
};

type Asked = {
  readonly recorded: RecordedDecision;
  readonly facts: Facts;
  readonly agent: AgentFact;
  readonly pair: PolicyPair;
  readonly findProof: FindProof | null;
};

/** Adds to recorded facts what can be found about checks that the tested text asks for and the record does not hold. */
export function findUnseen({ recorded, facts, agent, pair, findProof }: Asked): Unseen {
  const { request, now } = recorded;
  const wanted = checksOf(matching(pair.tested, recorded, agent));
  const held = new Set((facts.checks ?? []).map(({ key }) => key));
  if (wanted.every((key) => held.has(key))) return { facts, checks: NONE };
  // A check that was asked for and is not in the facts was looked for in vain.
  const looked = new Set(checksOf(matching(pair.recorded, recorded, agent)));
  const checks = new Map<string, UndecidableReason>();
  const found: Proof[] = [];
  for (const key of new Set(wanted)) {
    if (held.has(key) || looked.has(key)) continue;
    const proof = findProof?.({
      agentId: agent.id,
      check: key,
      build: request.buildDigest ?? null,
      at: now,
    });
    if (proof) found.push(proof);
    else checks.set(key, findProof ? 'check_did_not_exist' : 'check_not_recorded');
  }
  if (found.length === 0) return { facts, checks };
  const all = [...(facts.checks ?? []), ...found.map(({ check }) => check)];
  const evidence = [...(facts.evidence ?? []), ...found.flatMap((proof) => proof.evidence)];
  return { facts: { ...facts, checks: all, evidence }, checks };
}

const NONE: ReadonlyMap<string, UndecidableReason> = new Map();
/** Older than any window. */
const LONG_AGO = -8_640_000_000_000_000;

/** The facts as they would be if everything unknown stood at this end. */
export function withProofAt(facts: Facts, unseen: Unseen['checks'], end: ProofEnd, ask: Dated): Facts {
  if (unseen.size === 0) return facts;
  const keys = [...unseen.keys()];
  const checks = keys.map((key): CheckFact => ({ key, name: key, owner: '', isRetired: false }));
  const at = end === 'proven' ? ask.now : LONG_AGO;
  const evidence = end === 'missing' ? [] : keys.flatMap((key) => passes(key, at, ask.build));
  return {
    ...facts,
    checks: [...(facts.checks ?? []), ...checks],
    evidence: [...(facts.evidence ?? []), ...evidence],
  };
}

type Dated = { readonly now: number; readonly build: string | null };

function passes(check: string, at: number, build: string | null): EvidenceFact[] {
  const result = { passed: 1, failed: 0 };
  return EVIDENCE_METHODS.map((method) => ({ id: '', check, method, result, at, build, source: null }));
}

function matching(policy: PolicyPair['tested'], { request, facts }: RecordedDecision, agent: AgentFact) {
  const tier = higherTier(facts.catalogueTier, request.resourceTier ?? 'low');
  return policy.clausesFor(agent, request.action, facts.catalogueTier, tier);
}

function checksOf(clauses: readonly CompiledClause[]): string[] {
  return clauses.flatMap((clause) => clause.checks);
}

/** The checks nothing can be told of that a clause asks for. */
export function unseenBy(
  pair: PolicyPair,
  recorded: RecordedDecision,
  agent: AgentFact,
  unseen: Unseen['checks'],
): ReadonlyMap<string, readonly Undecidable[]> {
  const found = new Map<string, readonly Undecidable[]>();
  for (const { ref, pact, clause, checks } of matching(pair.tested, recorded, agent)) {
    const named = { pact: pact.key, key: clause.key };
    const here = checks.flatMap((check): Undecidable[] => {
      const reason = unseen.get(check);
      return reason ? [{ clause: named, reason, check }] : [];
    });
    if (here.length > 0) found.set(ref, here);
  }
  return found;
}
