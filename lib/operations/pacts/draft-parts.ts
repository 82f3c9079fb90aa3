import type { Pact } from '#lib/domain/pacts/stored.ts';
import type { DraftView } from '#lib/domain/pacts/views.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { lintHere } from '#lib/operations/pacts/pact-parts.ts';
import { findDraft } from '#lib/store/pact-drafts.ts';
import { namePeople } from '#lib/store/pact-surroundings.ts';
import { nextVersionNumber } from '#lib/store/pact-versions.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** The pact's draft with its findings; raises `draft_missing`. */
export async function loadDraftView(transaction: Transaction, pact: Pact): Promise<DraftView> {
  const draft = await findDraft(transaction, pact.id);
  if (!draft) throw draftMissing(pact.key);
  const people = await namePeople(transaction, [draft.authorId]);
  return {
    pact,
    draft,
    nextVersion: await nextVersionNumber(transaction, pact.id),
    author: people.get(draft.authorId) ?? null,
    findings: await lintHere(transaction, draft.content),
  };
}

/** The refusal where a pact has no draft. */
export function draftMissing(pactKey: string): Problem {
  return new Problem('draft_missing', `The pact ${pactKey} has no draft. Start one from a version.`);
}
