import { KeptProof } from '#lib/domain/backtests/kept-proof.ts';
import type { TestedPact } from '#lib/domain/backtests/types.ts';
import type { FindProof } from '#lib/domain/backtests/unseen-proof.ts';
import type { Pact } from '#lib/domain/pacts/stored.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { listKeptChecks, listKeptEvidence } from '#lib/store/kept-proof.ts';
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

/** Evidence is looked through in memory; where there is more of it, decisions that need it are left undecided. */
const MOST_EVIDENCE = 100_000;

/** Finds what was known of the checks a text asks for, up to a time; null where there is too much to look through. */
export async function proofFor(
  transaction: Transaction,
  { clauses }: PactContent,
  before: Date,
): Promise<FindProof | null> {
  const keys = clauses.flatMap(({ requires, evidence = [] }) => [
    ...requires.flatMap((one) => (one.type === 'evidence' ? [one.check] : [])),
    ...evidence.map(({ check }) => check),
  ]);
  if (keys.length === 0) return null;
  const checks = await listKeptChecks(transaction, [...new Set(keys)]);
  const evidence = await listKeptEvidence(transaction, checks, { before, most: MOST_EVIDENCE + 1 });
  return evidence.length > MOST_EVIDENCE ? null : new KeptProof(checks, evidence).find;
}
