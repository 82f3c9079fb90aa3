import type { Scope } from '#lib/domain/access/principal.ts';
import { approvalsNeeded, type LifecycleRefusal } from '#lib/domain/pacts/lifecycle.ts';
import { REFUSAL_WORDS } from '#lib/domain/pacts/refusal-words.ts';
import type { Pact, PactVersion, Signature, SignatureKind } from '#lib/domain/pacts/stored.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { type VoidedApproval, voidedApprovals } from '#lib/domain/pacts/voided-approvals.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { requirePact } from '#lib/operations/pacts/pact-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import {
  listApprovers,
  namePeople,
  readAdoption,
  readMinApprovals,
  readPactSurroundings,
} from '#lib/store/pact-surroundings.ts';
import { findVersion, listSignatures, listVersions } from '#lib/store/pact-versions.ts';
import { lockPact } from '#lib/store/pacts.ts';
import { find as findPosture } from '#lib/store/posture.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

export type VersionCall = { readonly params: { readonly pactKey: string; readonly number: number } };

/** A version under the pact's lock, with what the rules of its life ask for. */
export type HeldVersion = {
  readonly pact: Pact;
  readonly version: PactVersion;
  readonly active: PactVersion | null;
  readonly needed: number;
  readonly eligible: number;
  /** Who signed this very text, by kind. */
  signers(kind: SignatureKind): string[];
};

/** Takes the pact's lock and reads the version; raises `not_found`. */
export async function holdVersion(
  transaction: WriteTransaction,
  { params }: VersionCall,
): Promise<HeldVersion> {
  const pact = await requirePact(transaction, params.pactKey);
  await lockPact(transaction, pact.id);
  const version = await findVersion(transaction, pact.id, params.number);
  if (!version) throw notFound();
  const [active] = await listVersions(transaction, [pact.id], ['active']);
  const signatures = await listSignatures(transaction, pact.id, version.number);
  return {
    pact,
    version,
    active: active ?? null,
    needed: approvalsNeeded(await readMinApprovals(transaction), version.content.approvalsNeeded),
    eligible: (await listApprovers(transaction)).length,
    signers: (kind) =>
      signatures
        .filter((signature) => signature.kind === kind && signature.digest === version.digest)
        .map((signature) => signature.personId),
  };
}

/** Everything the version's page shows. */
export async function loadVersionView(
  transaction: Transaction,
  scope: Scope,
  pact: Pact,
  number: number,
): Promise<VersionView> {
  const version = await findVersion(transaction, pact.id, number);
  if (!version) throw notFound();
  const signatures = await listSignatures(transaction, pact.id, number);
  const approvers = await listApprovers(transaction);
  const voided = await listVoided(transaction, version);
  const viewerId = scope.principal.type === 'person' ? scope.principal.personId : null;
  const people = await namePeople(transaction, [
    ...peopleIn(version, signatures, viewerId),
    ...voided.flatMap(({ personId, editorId }) => (editorId === null ? [personId] : [personId, editorId])),
  ]);
  return {
    pact,
    version,
    against: await comparedWith(transaction, version),
    signatures,
    voided,
    people,
    approvers,
    approvalsNeeded: approvalsNeeded(await readMinApprovals(transaction), version.content.approvalsNeeded),
    actions: (await readPactSurroundings(transaction)).actions,
    posture: await findPosture(transaction),
    adoption: await readAdoption(transaction, systemClock()),
    viewer: viewerId === null ? null : (people.get(viewerId) ?? null),
  };
}

function peopleIn(version: PactVersion, signatures: readonly Signature[], viewerId: string | null): string[] {
  const ids = [
    version.authorId,
    version.activatedById,
    viewerId,
    ...signatures.map((signature) => signature.personId),
  ];
  return ids.filter((id): id is string => id !== null);
}

/** The most versions sent back in a row whose approvals a version still speaks of. */
const MOST_SENT_BACK = 10;

async function listVoided(
  transaction: Transaction,
  version: PactVersion,
): Promise<readonly VoidedApproval[]> {
  const all = await listVersions(transaction, [version.pactId], ['sent_back']);
  const numbers = new Set(all.map(({ number }) => number));
  const from = version.status === 'sent_back' ? version.number : version.number - 1;
  let oldest = from;
  while (numbers.has(oldest - 1) && from - oldest < MOST_SENT_BACK - 1) oldest -= 1;
  const sentBack = await Promise.all(
    all
      .filter(({ number }) => number >= oldest && number <= from)
      .map(async (one) => ({
        version: one,
        signatures: await listSignatures(transaction, one.pactId, one.number),
      })),
  );
  return voidedApprovals(version, sentBack);
}

// A version waiting is read against what is in force; one that was in force, against the one that was before it.
async function comparedWith(transaction: Transaction, version: PactVersion): Promise<PactVersion | null> {
  const all = await listVersions(transaction, [version.pactId], ['active', 'superseded', 'withdrawn']);
  const active = all.find((other) => other.status === 'active');
  if (active && active.number !== version.number && version.activatedAt === null) return active;
  return all.find((other) => other.number < version.number) ?? null;
}

/** A refusal of the rules in words. */
export function refusedStep(refusal: LifecycleRefusal): Problem {
  return new Problem(refusal, REFUSAL_WORDS[refusal]);
}

/** The refusal for a step that somebody else took in the meantime. */
export function movedOn(): Problem {
  return new Problem('conflict', 'Somebody else moved this version on at the same moment. Read it again.');
}
