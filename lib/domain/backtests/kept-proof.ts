import type { KeptCheck, KeptEvidence } from '#lib/domain/backtests/types.ts';
import type { FindProof, Proof, ProofQuestion } from '#lib/domain/backtests/unseen-proof.ts';
import type { EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';
import { newestOf } from '#lib/domain/evidence/newest.ts';

type Shelf = { rows: KeptEvidence[]; byBuild: Map<string | null, readonly EvidenceFact[]> };

/**
 * Evidence as it was known at any time, asked in the order of time: what was received by then and had not been corrected.
 * Evidence is never changed, so what was known is what a gate knew, but for the moment it takes to reach one.
 */
export class KeptProof {
  private readonly checks: ReadonlyMap<string, KeptCheck>;
  private readonly waiting: readonly KeptEvidence[];
  private readonly shelves = new Map<string, Shelf>();
  private next = 0;

  /** `evidence` in the order in which it was received. */
  constructor(checks: readonly KeptCheck[], evidence: readonly KeptEvidence[]) {
    this.checks = new Map(checks.map((check) => [check.key, check]));
    this.waiting = evidence;
  }

  readonly find: FindProof = (question: ProofQuestion): Proof | null => {
    const check = this.checks.get(question.check);
    if (!check || check.createdAt > question.at) return null;
    this.advance(question.at);
    const { key, name, owner, retiredAt } = check;
    const isRetired = retiredAt !== null && retiredAt <= question.at;
    return { check: { key, name, owner, isRetired }, evidence: this.look(question) };
  };

  private advance(at: number): void {
    for (let row = this.waiting[this.next]; row && row.receivedAt <= at; row = this.waiting[this.next]) {
      this.next += 1;
      const shelf = this.shelfOf(row);
      shelf.rows = [...shelf.rows.filter(({ id }) => id !== row.corrects), row];
      shelf.byBuild.clear();
    }
  }

  private shelfOf({ agentId, check }: { readonly agentId: string; readonly check: string }): Shelf {
    const name = `${agentId} ${check}`;
    const shelf = this.shelves.get(name) ?? { rows: [], byBuild: new Map() };
    this.shelves.set(name, shelf);
    return shelf;
  }

  private look(question: ProofQuestion): readonly EvidenceFact[] {
    const shelf = this.shelfOf(question);
    const known = shelf.byBuild.get(question.build);
    if (known) return known;
    const found = newestBeside(shelf.rows, question.build).map(factOf);
    shelf.byBuild.set(question.build, found);
    return found;
  }
}

// As a gate keeps it: by each method the newest on any build, and the newest on the build that asks.
function newestBeside(rows: readonly KeptEvidence[], build: string | null): readonly KeptEvidence[] {
  const methods = [...new Set(rows.map(({ method }) => method))];
  return methods.flatMap((method) => {
    const here = rows.filter((row) => row.method === method);
    const newest = newestOf(here);
    const own = build === null ? null : newestOf(here.filter((row) => row.build === build));
    return [...new Set([newest, own])].flatMap((row) => row ?? []);
  });
}

function factOf({ id, check, method, result, at, build, source }: KeptEvidence): EvidenceFact {
  return { id, check, method, result, at, build, source };
}
