import type { Permission } from '#lib/domain/access/permissions.ts';
import { mayDo, type Principal } from '#lib/domain/access/principal.ts';
import { HIT_KINDS, type HitKind } from '#lib/domain/search/types.ts';

const NEEDS: Readonly<Record<HitKind, Permission>> = {
  agent: 'agent:read',
  pact: 'pact:read',
  draft: 'pact:read',
  version: 'pact:read',
  shadow: 'pact:read',
  action: 'action:read',
  check: 'check:read',
  source: 'check:read',
  review: 'review:read',
  override: 'override:read',
  member: 'member:read',
  team: 'team:read',
  decision: 'decision:read',
  evidence: 'evidence:read',
  key: 'key:read',
  webhook: 'webhook:read',
  stop: 'stop:read',
};

/** The kinds of things whose existence the caller may learn of. */
export function readableKinds(principal: Principal): readonly HitKind[] {
  return HIT_KINDS.filter((kind) => mayDo(principal, NEEDS[kind]) === null);
}
