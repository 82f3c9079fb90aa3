import type { Scope } from '#lib/domain/access/principal.ts';
import { isAtLeast } from '#lib/domain/evidence/methods.ts';
import type { SourcePowers } from '#lib/domain/evidence/source-rules.ts';
import type { Source } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';
import {
  assertMayWiden,
  assertSource,
  holdSource,
  needSource,
  powersOf,
  retired,
} from '#lib/operations/sources/source-parts.ts';
import { ownerTeamId } from '#lib/store/owner-teams.ts';
import * as sources from '#lib/store/sources.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type SourceChange = {
  readonly name?: string;
  readonly highestMethod?: EvidenceMethod;
  readonly apiKeyId?: string | null;
  readonly publicKey?: string | null;
  readonly owner?: string;
};
type UpdateSourceCall = { readonly params: { readonly sourceKey: string }; readonly body: SourceChange };

/** Changes a source; what is left out stays as it is, and so does the evidence it has given. */
export async function updateSource(
  scope: Scope,
  { params, body }: UpdateSourceCall,
): Promise<Written<Source>> {
  return write(scope, async (transaction) => {
    const source = await holdSource(transaction, params.sourceKey);
    if (source.retiredAt) throw retired(source.key);
    const { owner, ...change } = body;
    const before = powersOf(source);
    const after = powersAfter(before, body);
    assertMayWiden(scope, before, after);
    // A key that stays is not asked about again unless it is to claim more: it may have been revoked since, and a name can
    // still be mended.
    const isKept = after.apiKeyId === before.apiKeyId && isAtLeast(before.highestMethod, after.highestMethod);
    await assertSource(transaction, { ...after, id: source.id, apiKeyId: isKept ? null : after.apiKeyId });
    const ownerChange = owner === undefined ? {} : { ownerTeamId: await ownerTeamId(transaction, owner) };
    if (!(await sources.update(transaction, source.id, { ...change, ...ownerChange })))
      throw retired(source.key);
    const payload = { key: source.key, changed: Object.keys(body) };
    transaction.record({ type: 'source.updated', subject: { type: 'source', id: source.id }, payload });
    // Gates hold the name beside every result that came from it.
    const isRenamed = change.name !== undefined && change.name !== source.name;
    transaction.touch(isRenamed ? 'source_name' : 'source', source.id);
    return needSource(transaction, source.id);
  });
}

function powersAfter(
  before: SourcePowers,
  { highestMethod, apiKeyId, publicKey, owner }: SourceChange,
): SourcePowers {
  return {
    highestMethod: highestMethod ?? before.highestMethod,
    apiKeyId: apiKeyId === undefined ? before.apiKeyId : apiKeyId,
    publicKey: publicKey === undefined ? before.publicKey : publicKey,
    owner: owner ?? before.owner,
  };
}
