import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Scope } from '#lib/domain/access/principal.ts';
import { signedStatement } from '#lib/domain/evidence/signed-statement.ts';
import type { Check, CheckResult, Dimension, Evidence, Source } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod, Rhythm } from '#lib/domain/pacts/types.ts';
import { createCheck } from '#lib/operations/checks/create-check.ts';
import { recordEvidence } from '#lib/operations/evidence/record-evidence.ts';
import { registerSource } from '#lib/operations/sources/register-source.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import type { SeededWorkspace } from '#lib/testing/workspaces.ts';

type Place = Pick<SeededWorkspace, 'scope'>;

type CheckWish = {
  readonly key?: string;
  readonly name?: string;
  readonly dimension?: Dimension;
  readonly rhythm?: Rhythm | null;
  /** The key of the owning team; the workspace's first team unless said otherwise. */
  readonly owner?: string;
};

/** A check of the workspace: `citation-accuracy` unless said otherwise. */
export async function seedCheck({ scope }: Place, given: CheckWish = {}): Promise<Check> {
  const { key = 'citation-accuracy', dimension = 'quality', rhythm = null, owner = 'first-team' } = given;
  const name = given.name ?? key;
  return (await createCheck(scope, { body: { key, name, description: '', dimension, rhythm, owner } })).value;
}

type SourceWish = {
  readonly key?: string;
  readonly name?: string;
  readonly highestMethod?: EvidenceMethod;
  readonly apiKeyId?: string | null;
  readonly publicKey?: string | null;
  readonly owner?: string;
};

/** A source of the workspace: `lab`, for which people report, up to `automated`, unless said otherwise. */
export async function seedSource({ scope }: Place, given: SourceWish = {}): Promise<Source> {
  const { key = 'lab', highestMethod = 'automated', apiKeyId = null, publicKey = null } = given;
  const { owner = 'first-team', name = key } = given;
  return (await registerSource(scope, { body: { key, name, highestMethod, apiKeyId, publicKey, owner } }))
    .value;
}

export type EvidenceWish = {
  /** An agent's id or key. */
  readonly agent: string;
  readonly check?: string;
  readonly source?: string | null;
  readonly method?: EvidenceMethod;
  readonly result?: CheckResult;
  readonly observedAt?: Date;
  readonly buildDigest?: string;
  readonly artifactDigest?: string;
  readonly signature?: string;
  readonly corrects?: string;
  readonly note?: string;
};

/** The body of a request that records evidence: a pass, observed now, by `automated`, unless said otherwise. */
export function evidenceBody(given: EvidenceWish) {
  const { check = 'citation-accuracy', source = 'lab', method = 'automated', ...rest } = given;
  const { result = { passed: 40, failed: 0 }, observedAt = new Date(), ...more } = rest;
  return {
    ...{ ...more, check, method, result, observedAt: observedAt.toISOString() },
    ...(source !== null && { source }),
  };
}

/** Evidence, recorded by the workspace's owner unless another scope is given. Check and source must be there. */
export async function seedEvidence(
  { scope }: { readonly scope: Scope },
  given: EvidenceWish,
): Promise<Evidence> {
  return (await recordEvidence(scope, { body: evidenceBody(given) })).value;
}

/** A pair to attest with: what a source registers, and the key that signs. */
export function signingPair(): { readonly publicKey: string; readonly privateKey: KeyObject } {
  const pair = generateKeyPairSync('ed25519');
  const raw = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return { publicKey: `evpk_${raw.toString('base64')}`, privateKey: pair.privateKey };
}

/** The signature over what is stated. */
export function signStatement(privateKey: KeyObject, stated: Parameters<typeof signedStatement>[0]): string {
  return sign(null, Buffer.from(canonicalJson(signedStatement(stated))), privateKey).toString('base64');
}
