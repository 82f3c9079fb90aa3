import { PERSON_ACTS, type Role, roleAllows } from '#lib/domain/access/permissions.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';

/**
 * Refuses a key that would make somebody who may do what only people may.
 * INVARIANT: approvals come from people. A key that could invite an approver would get the link, and approve.
 */
export function assertMayGrant({ principal }: Scope, role: Role): void {
  if (principal.type !== 'key') return;
  if (!PERSON_ACTS.some((permission) => roleAllows(role, permission))) return;
  const errors = [{ path: 'role', message: 'may do what only people may, so only a person gives it' }];
  throw new Problem('person_required', `Making somebody ${role} needs a person who is signed in.`, {
    errors,
  });
}
