import { NewestFirst } from '#lib/domain/backtests/newest-first.ts';
import type { KeptCheck, KeptEvidence, ProofPlace, RecordedDecision } from '#lib/domain/backtests/types.ts';
import type { FindProof, Proof, ProofQuestion } from '#lib/domain/backtests/unseen-proof.ts';
import type { EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';
import { EVIDENCE_METHODS, type EvidenceMethod } from '#lib/domain/pacts/types.ts';

/**
 * Evidence as it was known at any time of a range, asked in the order of time: what was received by then and had not been
 * corrected. Evidence is never changed, so what was known is what a gate knew, but for the moment it takes to reach one.
 *
 * What stood when the range began is learnt place by place, as decisions ask for it; of that only the newest which is not
 * corrected within the range can ever be asked for, and what is corrected within it comes with its correction.
 */
export class KeptProof {
  private readonly checks: ReadonlyMap<string, KeptCheck>;
  private readonly waiting: readonly KeptEvidence[];
  private readonly begun = new Set<string>();
  private readonly shelves = new Map<string, NewestFirst>();
  private readonly corrected = new Set<string>();
  private next = 0;

  /** `evidence` received within the range, and what it corrects from before, in the order in which it was received. */
  constructor(checks: readonly KeptCheck[], evidence: readonly KeptEvidence[]) {
    this.checks = new Map(checks.map((check) => [check.key, check]));
    this.waiting = evidence;
  }

  /** Of which agents, and on which builds, it has to be learnt what stood before these decisions can be considered. */
  unknown(recorded: readonly RecordedDecision[]): readonly ProofPlace[] {
    const places = new Map<string, ProofPlace>();
    for (const { facts, request } of recorded) {
      if (!facts.agent) continue;
      const agentId = facts.agent.id;
      for (const build of [null, request.buildDigest ?? null]) {
        const name = `${agentId} ${build}`;
        if (!this.begun.has(name)) places.set(name, { agentId, build });
      }
    }
    return [...places.values()];
  }

  /** Takes in what stood there when the range began and is not corrected within it. */
  begin(places: readonly ProofPlace[], standing: readonly KeptEvidence[]): void {
    for (const { agentId, build } of places) this.begun.add(`${agentId} ${build}`);
    for (const row of standing) this.put(row);
  }

  readonly find: FindProof = (question: ProofQuestion): Proof | null => {
    const check = this.checks.get(question.check);
    if (!check || check.createdAt > question.at) return null;
    if (!this.begun.has(`${question.agentId} ${question.build}`))
      throw new Error('what stood when the range began has not been learnt');
    this.advance(question.at);
    const { key, name, owner, retiredAt } = check;
    const isRetired = retiredAt !== null && retiredAt <= question.at;
    return { check: { key, name, owner, isRetired }, evidence: this.look(question) };
  };

  private advance(at: number): void {
    for (let row = this.waiting[this.next]; row && row.receivedAt <= at; row = this.waiting[this.next]) {
      this.next += 1;
      if (row.corrects !== null) this.corrected.add(row.corrects);
      this.put(row);
    }
  }

  private put(row: KeptEvidence): void {
    const fact = factOf(row);
    for (const build of new Set([null, row.build])) {
      const name = nameOf(row, row.method, build);
      const shelf = this.shelves.get(name) ?? new NewestFirst();
      this.shelves.set(name, shelf);
      shelf.add(fact);
    }
  }

  // As a gate keeps it: by each method the newest on any build, and the newest on the build that asks.
  private look(question: ProofQuestion): readonly EvidenceFact[] {
    // One can be learnt twice, as the newest of all and as the newest on its build.
    const found = new Map<string, EvidenceFact>();
    for (const method of EVIDENCE_METHODS) {
      for (const build of [null, question.build]) {
        const first = this.shelves.get(nameOf(question, method, build))?.first(this.corrected);
        if (first) found.set(first.id, first);
      }
    }
    return [...found.values()];
  }
}

function nameOf(
  { agentId, check }: { readonly agentId: string; readonly check: string },
  method: EvidenceMethod,
  build: string | null,
): string {
  return `${agentId} ${check} ${method} ${build ?? ''}`;
}

function factOf({ id, check, method, result, at, build, source }: KeptEvidence): EvidenceFact {
  return { id, check, method, result, at, build, source };
}
