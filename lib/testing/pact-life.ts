import type { Scope } from '#lib/domain/access/principal.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { activateVersion } from '#lib/operations/pacts/activate-version.ts';
import { approveVersion } from '#lib/operations/pacts/approve-version.ts';
import { createPact } from '#lib/operations/pacts/create-pact.ts';
import { saveDraft } from '#lib/operations/pacts/save-draft.ts';
import { startDraft } from '#lib/operations/pacts/start-draft.ts';
import { submitDraft } from '#lib/operations/pacts/submit-draft.ts';
import { clauseOf } from '#lib/testing/pacts.ts';

/** Which version of which pact, and the text it holds. */
export type VersionRef = { readonly pactKey: string; readonly number: number; readonly digest: string };

/** A whole text that binds nobody yet and can be submitted. */
export function textOf(key: string, ...clauses: readonly Clause[]): PactContent {
  return {
    key,
    name: `Pact ${key}`,
    purpose: 'What the agent may do by itself.',
    agents: { keys: ['agent_pay'], labels: {} },
    approvalsNeeded: 1,
    clauses: clauses.length === 0 ? [clauseOf()] : clauses,
  };
}

/** Submits the first version of a new pact. */
export async function submitNew(scope: Scope, content: PactContent): Promise<VersionRef> {
  const { value } = await createPact(scope, { body: content });
  return submit(scope, content.key, String(value.draft.etag));
}

/** Drafts the next version from one there is and submits it. */
export async function submitNext(scope: Scope, from: VersionRef, content: PactContent): Promise<VersionRef> {
  const params = { pactKey: from.pactKey };
  const started = await startDraft(scope, { params, body: { from: from.number } });
  const ifMatch = String(started.value.draft.etag);
  const saved = await saveDraft(scope, { params, body: content, ifMatch });
  return submit(scope, from.pactKey, String(saved.value.draft.etag));
}

async function submit(scope: Scope, pactKey: string, ifMatch: string): Promise<VersionRef> {
  const { value } = await submitDraft(scope, { params: { pactKey }, body: { note: '' }, ifMatch });
  const { number, digest } = value.version;
  return { pactKey, number, digest };
}

/** Signs the version's own text. */
export async function approveAs(scope: Scope, { pactKey, number, digest }: VersionRef): Promise<VersionView> {
  return (await approveVersion(scope, { params: { pactKey, number }, body: { digest } })).value;
}

/** Puts the version in force. */
export async function activateAs(
  scope: Scope,
  { pactKey, number, digest }: VersionRef,
): Promise<VersionView> {
  return (await activateVersion(scope, { params: { pactKey, number }, body: { digest } })).value;
}

/** The code a step was refused with. Throws where it was not refused. */
export async function refusalOf(step: Promise<unknown>): Promise<string> {
  return step.then(
    () => {
      throw new Error('the step was taken');
    },
    (error: unknown) => {
      if (error instanceof Problem) return error.code;
      throw error;
    },
  );
}
