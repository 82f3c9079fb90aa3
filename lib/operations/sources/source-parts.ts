import { mayDo, type Scope } from '#lib/domain/access/principal.ts';
import { type SourcePowers, sourceFaults, wideningFields } from '#lib/domain/evidence/source-rules.ts';
import type { Source } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as keys from '#lib/store/keys.ts';
import * as sources from '#lib/store/sources.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

type SourceWish = {
  /** The source's own id: it may go on with the key it has. */
  readonly id: string;
  readonly highestMethod: EvidenceMethod;
  readonly apiKeyId: string | null;
  readonly publicKey: string | null;
};

/** Refuses a source that could not report what it says it may, by path, and a key that another source reports with. */
export async function assertSource(transaction: WriteTransaction, wish: SourceWish): Promise<void> {
  const { id, apiKeyId, ...parts } = wish;
  if (apiKeyId !== null) await sources.holdKey(transaction, apiKeyId);
  const apiKey = apiKeyId === null ? null : ((await keys.find(transaction, apiKeyId)) ?? undefined);
  const errors = sourceFaults({ ...parts, apiKey }, systemClock().getTime());
  const [first] = errors;
  if (first) throw new Problem('invalid_request', `${first.path}: ${first.message}`, { errors });
  const other = apiKeyId === null ? null : await sources.findByApiKey(transaction, apiKeyId);
  if (other === null || other.id === id) return;
  const message = `belongs to the source ${other.key}; one key reports for one source`;
  throw new Problem('conflict', `apiKeyId: ${message}`, { errors: [{ path: 'apiKeyId', message }] });
}

/**
 * Refuses whoever may not widen what counts as proof, by the fields that would.
 * INVARIANT: what a clause accepts as proof is as wide as the clause; so it is a person who may put pacts into force.
 */
export function assertMayWiden({ principal }: Scope, before: SourcePowers | null, after: SourcePowers): void {
  const fields = wideningFields(before, after);
  const refusal = mayDo(principal, 'pact:activate');
  if (fields.length === 0 || refusal === null) return;
  const errors = fields.map((path) => ({ path, message: 'makes more count as proof' }));
  const who = 'a person who may put pacts into force (pact:activate)';
  throw new Problem(refusal, `${fields.join(', ')}: what makes more count as proof needs ${who}.`, {
    errors,
  });
}

/** The source as the rules of widening look at it. */
export function powersOf({ highestMethod, apiKeyId, publicKey, owner }: Source): SourcePowers {
  return { highestMethod, apiKeyId, publicKey, owner: owner.key };
}

/** The source of the path, or `not_found`. */
export async function needSource(transaction: Transaction, keyOrId: string): Promise<Source> {
  const source = await sources.find(transaction, keyOrId);
  if (!source) throw notFound();
  return source;
}

/** The source of the path, held until the transaction ends: nobody else changes it meanwhile. */
export async function holdSource(transaction: WriteTransaction, keyOrId: string): Promise<Source> {
  await sources.hold(transaction, keyOrId);
  return needSource(transaction, keyOrId);
}

/** The problem for a change of a source that is retired. */
export function retired(key: string): Problem {
  return new Problem('evidence_source', `${key} is retired; register a new source instead.`);
}
