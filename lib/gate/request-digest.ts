import type { Tier } from '#lib/domain/actions/types.ts';
import type { DecisionRequest } from '#lib/domain/decisions/types.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';

/** A request as it is hashed: approvers read this very text, and an approval holds for this digest alone. */
export type HashedRequest = { readonly text: string; readonly digest: string };

/** Binds the request's substance to a digest. `agentId` is the registered id, or what the caller called itself. */
export function hashRequest(
  workspaceId: string,
  agentId: string,
  tier: Tier,
  request: DecisionRequest,
): HashedRequest {
  const text = canonicalJson({
    v: 1,
    workspace: workspaceId,
    agent: agentId,
    action: request.action,
    tier,
    resource: request.resource ?? null,
    context: request.context ?? null,
    build: request.buildDigest ?? null,
  });
  return { text, digest: sha256(text) };
}
