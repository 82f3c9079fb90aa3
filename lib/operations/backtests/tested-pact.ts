import type { TestedPact } from '#lib/domain/backtests/types.ts';
import type { Pact } from '#lib/domain/pacts/stored.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { findDraft } from '#lib/store/pact-drafts.ts';
import { findVersion, nextVersionNumber } from '#lib/store/pact-versions.ts';
import { findPact } from '#lib/store/pacts.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** What is tried, and the pact it is of. */
export type Tested = { readonly pact: Pact; readonly tested: TestedPact };

/** The pact's draft, or one of its versions; raises `not_found` or `draft_missing`. */
export async function requireTested(
  transaction: Transaction,
  pactKey: string,
  number: number | null,
): Promise<Tested> {
  const pact = await findPact(transaction, pactKey);
  if (!pact) throw notFound();
  const nextNumber = await nextVersionNumber(transaction, pact.id);
  const of = { pactId: pact.id, number, nextNumber };
  if (number !== null) {
    const version = await findVersion(transaction, pact.id, number);
    if (!version) throw notFound();
    return { pact, tested: { ...of, digest: version.digest, content: version.content } };
  }
  const draft = await findDraft(transaction, pact.id);
  if (!draft)
    throw new Problem('draft_missing', `The pact ${pact.key} has no draft. Start one from a version.`);
  const { content } = draft;
  return { pact, tested: { ...of, digest: sha256(canonicalJson(content)), content } };
}
