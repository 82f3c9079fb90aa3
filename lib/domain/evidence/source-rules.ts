import type { ApiKey } from '#lib/domain/access/keys.ts';
import { SCOPE_PERMISSIONS } from '#lib/domain/access/permissions.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';

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
  const keyFault = apiKey === null ? null : faultOfKey(apiKey, now);
  if (keyFault !== null) faults.push({ path: 'apiKeyId', message: keyFault });
  if (highestMethod === 'attested' && publicKey === null)
    faults.push({
      path: 'publicKey',
      message: 'is needed by a source that attests: its signatures are checked with it',
    });
  return faults;
}

function faultOfKey(key: ApiKey | undefined, now: number): string | null {
  if (key === undefined) return 'names no key here';
  if (key.revokedAt !== null) return 'names a key that is revoked';
  if (key.expiresAt !== null && key.expiresAt.getTime() <= now) return 'names a key that has expired';
  if (key.env === 'test') return 'names a test key, which reports nothing that counts';
  const maySend = key.scopes.some((scope) => SCOPE_PERMISSIONS[scope].includes('evidence:write'));
  return maySend ? null : 'names a key without the scope evidence:write';
}
