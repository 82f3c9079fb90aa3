import type { Evidence } from '#lib/domain/evidence/types.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import * as evidence from '#lib/store/evidence.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** The evidence with the id, or `not_found`. */
export async function needEvidence(transaction: Transaction, evidenceId: string): Promise<Evidence> {
  const found = await evidence.find(transaction, evidenceId);
  if (!found) throw notFound();
  return found;
}
