import type { Clause } from '#lib/domain/pacts/types.ts';
import { type CauseClause, causeClauses, isCritical } from '#lib/domain/reviews/critical.ts';
import type { Review } from '#lib/domain/reviews/types.ts';
import { findVersion } from '#lib/store/pact-versions.ts';
import { assertSteppedUp } from '#lib/store/step-ups.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** Raises `step_up_required` where the review is critical and nothing recent proves who approves it. */
export async function assertProven(transaction: Transaction, review: Review, now: Date): Promise<void> {
  const clauses = new Map<string, Clause>();
  for (const named of causeClauses(review)) {
    const clause = await findClause(transaction, named);
    if (clause) clauses.set(nameOf(named), clause);
  }
  const severityOf = (named: CauseClause) => clauses.get(nameOf(named))?.severity ?? null;
  if (isCritical(review, severityOf)) await assertSteppedUp(transaction, now);
}

async function findClause(transaction: Transaction, named: CauseClause): Promise<Clause | undefined> {
  if (!Number.isInteger(named.number)) return undefined;
  const version = await findVersion(transaction, named.pactId, named.number);
  return version?.content.clauses.find(({ key }) => key === named.clauseKey);
}

function nameOf({ pactId, number, clauseKey }: CauseClause): string {
  return `${pactId}:${number}:${clauseKey}`;
}
