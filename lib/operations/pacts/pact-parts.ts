import type { Scope } from '#lib/domain/access/principal.ts';
import type { Finding } from '#lib/domain/pacts/lint/finding.ts';
import { lintPact } from '#lib/domain/pacts/lint.ts';
import type { Pact } from '#lib/domain/pacts/stored.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import type { PactOverview } from '#lib/domain/pacts/views.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { isRunning } from '#lib/domain/shadows/rules.ts';
import type { Shadow } from '#lib/domain/shadows/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { isKnownTimeZone } from '#lib/platform/time-zones.ts';
import { listDrafts } from '#lib/store/pact-drafts.ts';
import { namePeople, readPactSurroundings } from '#lib/store/pact-surroundings.ts';
import { listVersions } from '#lib/store/pact-versions.ts';
import { findPact } from '#lib/store/pacts.ts';
import { listOpen } from '#lib/store/shadows.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** The pact with this key or id; raises `not_found`. */
export async function requirePact(transaction: Transaction, pactKey: string): Promise<Pact> {
  const pact = await findPact(transaction, pactKey);
  if (!pact) throw notFound();
  return pact;
}

/** Pacts with their versions and drafts. */
export async function loadOverviews(
  transaction: Transaction,
  pacts: readonly Pact[],
): Promise<PactOverview[]> {
  const ids = pacts.map((pact) => pact.id);
  const versions = await listVersions(transaction, ids);
  const drafts = await listDrafts(transaction, ids);
  const shadows = await listOpen(transaction, ids);
  const now = systemClock();
  const people = await namePeople(transaction, [
    ...pacts.map((pact) => pact.createdById),
    ...versions.map((version) => version.authorId),
  ]);
  return pacts.map((pact) => ({
    pact,
    versions: versions.filter((version) => version.pactId === pact.id),
    draft: drafts.get(pact.id) ?? null,
    shadow: runningOf(shadows.get(pact.id), now),
    people,
  }));
}

function runningOf(shadow: Shadow | undefined, now: Date): Shadow | null {
  return shadow && isRunning(shadow, now) ? shadow : null;
}

/** What the lint finds in a text, in this workspace as it is now. */
export async function lintHere(transaction: Transaction, content: PactContent): Promise<readonly Finding[]> {
  return lintPact(content, {
    ...(await readPactSurroundings(transaction)),
    timeZoneIsKnown: isKnownTimeZone,
  });
}

/** Refuses a text that cannot be evaluated, naming every fault by its path. */
export function assertEvaluable(findings: readonly Finding[]): void {
  const errors = findings
    .filter((finding) => finding.level === 'error')
    .map(({ path, message }) => ({ path, message }));
  const first = errors[0];
  if (!first) return;
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  throw new Problem('pact_not_evaluable', `${first.path}: ${first.message}${rest}`, { errors });
}

/** The person behind the scope; raises `person_required` for anything else. */
export function requirePerson(scope: Scope): { readonly personId: string } {
  if (scope.principal.type === 'person') return scope.principal;
  throw new Problem('person_required', 'This needs a person who is signed in; keys are refused.');
}

/** The number in an `If-Match` header; raises `precondition_required`. */
export function requireEtag(ifMatch: string | null): number {
  const etag = Number(ifMatch);
  if (ifMatch !== null && Number.isInteger(etag) && etag > 0) return etag;
  throw new Problem(
    'precondition_required',
    'Say in If-Match which draft you read; its ETag is in the answer that carried it.',
  );
}

/** The refusal for a draft that somebody else saved first. */
export function draftChanged(pactKey: string): Problem {
  return new Problem(
    'draft_changed',
    `The draft of ${pactKey} was saved by somebody else since you read it. Read it again before you save yours.`,
  );
}
