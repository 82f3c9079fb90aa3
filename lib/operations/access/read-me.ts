import type { Me } from '#lib/domain/access/me.ts';
import { PERMISSIONS } from '#lib/domain/access/permissions.ts';
import { mayDo, type Principal, type Scope } from '#lib/domain/access/principal.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { findMemberships } from '#lib/store/members.ts';
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
