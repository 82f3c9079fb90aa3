import { type ApiKey, mayDecide } from '#lib/domain/access/keys.ts';
import { SCOPE_PERMISSIONS } from '#lib/domain/access/permissions.ts';
import { isAtLeast } from '#lib/domain/evidence/methods.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';

/** What decides how much of what a source says counts. */
export type SourcePowers = {
  readonly highestMethod: EvidenceMethod;
  readonly apiKeyId: string | null;
  readonly publicKey: string | null;
  /** A team's key. */
  readonly owner: string;
};

/**
 * The fields by which more could count as proof, or another's word: a source above `automated`, one that may claim more
 * than before, and one of more than a word of its own that somebody else would speak for. None for a name.
 */
export function wideningFields(before: SourcePowers | null, after: SourcePowers): (keyof SourcePowers)[] {
  if (before === null) return isAtLeast(after.highestMethod, 'independent') ? ['highestMethod'] : [];
  const whose = (['apiKeyId', 'publicKey', 'owner'] as const).filter(
    (field) => before[field] !== after[field],
  );
  return [
    ...(isAtLeast(before.highestMethod, after.highestMethod) ? [] : (['highestMethod'] as const)),
    ...(before.highestMethod === 'self_reported' ? [] : whose),
  ];
}

type SourceFault = { readonly path: 'apiKeyId' | 'publicKey'; readonly message: string };

/** What a source would be once it is registered or changed. */
type SourceWish = {
  readonly highestMethod: EvidenceMethod;
  readonly publicKey: string | null;
  /** The key it names; null where it names none, undefined where there is no such key. */
  readonly apiKey: ApiKey | null | undefined;
};

/** What keeps a source from being registered: a key that cannot report, or a method without what proves it. */
export function sourceFaults(
  { highestMethod, publicKey, apiKey }: SourceWish,
  now: number,
): readonly SourceFault[] {
  const faults: SourceFault[] = [];
  const keyFault = apiKey === null ? null : faultOfKey(apiKey, highestMethod, now);
  if (keyFault !== null) faults.push({ path: 'apiKeyId', message: keyFault });
  if (highestMethod === 'attested' && publicKey === null)
    faults.push({
      path: 'publicKey',
      message: 'is needed by a source that attests: its signatures are checked with it',
    });
  return faults;
}

// INVARIANT: who acts does not prove its own acts, whatever the source it reports for.
function faultOfKey(key: ApiKey | undefined, highestMethod: EvidenceMethod, now: number): string | null {
  if (key === undefined) return 'names no key here';
  if (key.revokedAt !== null) return 'names a key that is revoked';
  if (key.expiresAt !== null && key.expiresAt.getTime() <= now) return 'names a key that has expired';
  if (key.env === 'test') return 'names a test key, which reports nothing that counts';
  const maySend = key.scopes.some((scope) => SCOPE_PERMISSIONS[scope].includes('evidence:write'));
  if (!maySend) return 'names a key without the scope evidence:write';
  if (highestMethod === 'self_reported' || !mayDecide(key.scopes)) return null;
  return 'names a key that can decide (scope decide or admin): it reports self_reported and nothing stronger';
}
