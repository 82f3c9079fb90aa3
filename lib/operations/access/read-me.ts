import type { Me } from '#lib/domain/access/me.ts';
import { PERMISSIONS } from '#lib/domain/access/permissions.ts';
import { mayDo, type PersonPrincipal, type Principal, type Scope } from '#lib/domain/access/principal.ts';
import { provenUntil } from '#lib/domain/access/step-up.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { findMemberships } from '#lib/store/members.ts';
import { count } from '#lib/store/passkeys.ts';
import { findSignIn } from '#lib/store/sign-ins.ts';
import { findSteppedUpAt } from '#lib/store/step-ups.ts';
import { read } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

/** Who is calling, and what they may do here. */
export async function readMe(scope: Scope): Promise<Me> {
  const { principal } = scope;
  const workspace = await read(scope, workspaces.find);
  if (!workspace) throw notFound();
  return {
    person: personOf(principal),
    key: keyOf(principal),
    workspace: { id: workspace.id, name: workspace.name },
    workspaces: principal.type === 'person' ? await workspacesOf(principal.personId) : [],
    permissions: PERMISSIONS.filter((permission) => mayDo(principal, permission) === null),
    stepUp: principal.type === 'person' ? await stepUpOf(scope, principal) : null,
  };
}

function personOf(principal: Principal): Me['person'] {
  if (principal.type !== 'person') return null;
  return { id: principal.personId, name: principal.name, email: principal.email, role: principal.role };
}

function keyOf(principal: Principal): Me['key'] {
  if (principal.type !== 'key') return null;
  const { keyId, name, env, scopes, agentId } = principal;
  return { id: keyId, name, env, scopes, agentId };
}

async function workspacesOf(personId: string): Promise<Me['workspaces']> {
  const memberships = await findMemberships(personId);
  return memberships.map(({ workspaceId, workspaceName, role }) => ({
    id: workspaceId,
    name: workspaceName,
    role,
  }));
}

async function stepUpOf(scope: Scope, person: PersonPrincipal): Promise<Me['stepUp']> {
  const { signedInAt, personId, email } = person;
  const { steppedUpAt, passkeys } = await read(scope, async (transaction) => ({
    steppedUpAt: await findSteppedUpAt(transaction, person),
    passkeys: await count(transaction, personId),
  }));
  const until = provenUntil({ signedInAt, steppedUpAt }, systemClock().getTime());
  const known = await findSignIn(email);
  return {
    provenUntil: until === null ? null : new Date(until),
    passkeys,
    hasPassword: known !== null && known.passwordHash !== null,
  };
}
