import type { Pact } from '#lib/domain/pacts/stored.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { insertVersion, listVersions, nextVersionNumber } from '#lib/store/pact-versions.ts';
import type { WriteTransaction } from '#lib/store/transaction.ts';

export type Submission = {
  readonly content: PactContent;
  readonly authorId: string;
  readonly note: string;
  readonly restoredFrom: number | null;
};

/** Adds a version, in review, and tells whoever can approve it. The caller holds the pact's lock. */
export async function addVersion(
  transaction: WriteTransaction,
  pact: Pact,
  submission: Submission,
): Promise<number> {
  const [waiting] = await listVersions(transaction, [pact.id], ['in_review', 'approved']);
  if (waiting) {
    throw new Problem(
      'pact_status',
      `Version ${waiting.number} of ${pact.key} is waiting. Activate it or send it back before the next one.`,
    );
  }
  const number = await nextVersionNumber(transaction, pact.id);
  const digest = sha256(canonicalJson(submission.content));
  await insertVersion(transaction, { pactId: pact.id, number, digest, ...submission });
  const payload = { key: pact.key, name: submission.content.name, number, digest };
  const subject = { type: 'pact', id: pact.id };
  if (submission.restoredFrom === null) transaction.record({ type: 'pact.submitted', subject, payload });
  else
    transaction.record({
      type: 'pact.restored',
      subject,
      payload: { ...payload, from: submission.restoredFrom },
    });
  transaction.touch('pact', pact.id);
  transaction.tell({ topic: 'pact.submitted', subjectId: pact.id, payload });
  return number;
}
