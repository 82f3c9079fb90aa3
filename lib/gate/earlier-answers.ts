import type { KeptDecision } from '#lib/domain/decisions/kept-decision.ts';
import type { ReadingPool } from '#lib/gate/reading.ts';

/** Whose key it is: keys are unique for each agent of a workspace. */
export type IdempotencyName = {
  readonly workspaceId: string;
  readonly agentId: string;
  readonly key: string;
};

/** The answer a key gave last. */
export type EarlierAnswer = {
  readonly ordinal: number;
  /** Mode and digest of the request it was given for. */
  readonly digest: string;
  readonly decision: KeptDecision;
};

const MOST_KEPT = 10_000;

type Row = {
  readonly ordinal: number;
  readonly digest: string;
  readonly id: string;
  readonly revision: string;
  readonly record: string;
  readonly reviewId: string | null;
  readonly expiresAt: Date | null;
};

const LAST = `
  SELECT i.ordinal, i.request_digest AS digest, d.id, d.revision, d.record, r.id AS "reviewId", r.expires_at AS "expiresAt"
    FROM decision_idempotency i
    JOIN decision d ON d.workspace_id = i.workspace_id AND d.id = i.decision_id
    LEFT JOIN review r ON r.workspace_id = d.workspace_id AND r.id = d.review_id
   WHERE i.workspace_id = $1 AND i.agent_id = $2 AND i.idempotency_key = $3
   ORDER BY i.ordinal DESC LIMIT 1`;

/**
 * The last answers by idempotency key. Memory saves a look-up for what was asked a moment ago; a key it does not know
 * may still exist, which the recording statement tells.
 */
export class EarlierAnswers {
  private readonly kept = new Map<string, EarlierAnswer>();
  private readonly pool: ReadingPool;

  constructor(pool: ReadingPool) {
    this.pool = pool;
  }

  find(name: IdempotencyName): EarlierAnswer | null {
    return this.kept.get(textOf(name)) ?? null;
  }

  keep(name: IdempotencyName, answer: EarlierAnswer): void {
    const text = textOf(name);
    this.kept.delete(text);
    this.kept.set(text, answer);
    if (this.kept.size <= MOST_KEPT) return;
    for (const oldest of this.kept.keys()) {
      this.kept.delete(oldest);
      break;
    }
  }

  /** Reads the last answer of the key into memory. */
  async load(name: IdempotencyName): Promise<void> {
    const { workspaceId, agentId, key } = name;
    const [row] = await this.pool.snapshot([workspaceId], (query) =>
      query<Row>(LAST, [workspaceId, agentId, key]),
    );
    if (row) this.keep(name, { ordinal: row.ordinal, digest: row.digest, decision: asDecision(row) });
  }
}

function asDecision({ id, revision, record, reviewId, expiresAt }: Row): KeptDecision {
  return {
    id,
    revision: Number(revision),
    record: JSON.parse(record),
    review: reviewId !== null && expiresAt ? { id: reviewId, expiresAt } : null,
  };
}

/** A text that two names share only when they are the same. */
export function textOf({ workspaceId, agentId, key }: IdempotencyName): string {
  return JSON.stringify([workspaceId, agentId, key]);
}
