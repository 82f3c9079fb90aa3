import { systemScope } from '#lib/auth/authorise.ts';
import type { FreshApiKey } from '#lib/domain/access/keys.ts';
import type { KeyScope, Role } from '#lib/domain/access/permissions.ts';
import type { KeyPrincipal, PersonPrincipal, Scope } from '#lib/domain/access/principal.ts';
import type { Team } from '#lib/domain/access/teams.ts';
import { addMember } from '#lib/operations/access/add-member.ts';
import { createWorkspace } from '#lib/operations/access/create-workspace.ts';
import { registerAgent } from '#lib/operations/agents/register-agent.ts';
import { createKey } from '#lib/operations/keys/create-key.ts';
import { createTeam } from '#lib/operations/teams/create-team.ts';
import { newId } from '#lib/platform/ids.ts';

/** A member, and the scope their requests run in. */
export type SeededMember = { readonly principal: PersonPrincipal; readonly scope: Scope };
/** A workspace with its owner. */
export type SeededWorkspace = {
  readonly workspaceId: string;
  readonly name: string;
  readonly owner: SeededMember;
  /** The owner's scope, for whatever else is to be seeded. */
  readonly scope: Scope;
};

let count = 0;
function next(): number {
  count += 1;
  return count;
}

/** A workspace with one owner and the first team. */
export async function seedWorkspace(given: { readonly name?: string } = {}): Promise<SeededWorkspace> {
  const workspaceId = newId('workspace');
  const name = given.name ?? `Workspace ${next()}`;
  await createWorkspace(systemScope(workspaceId, 'seed'), name);
  const owner = await seedMember({ workspaceId }, { role: 'owner' });
  return { workspaceId, name, owner, scope: owner.scope };
}

type MemberWish = {
  readonly role?: Role;
  readonly name?: string;
  readonly email?: string;
  /** Left out, the member cannot sign in with a password; hashing one takes a while. */
  readonly password?: string;
};

/** A member of the workspace; an approver unless said otherwise. */
export async function seedMember(
  workspace: { readonly workspaceId: string },
  given: MemberWish = {},
): Promise<SeededMember> {
  const number = next();
  const { role = 'approver', name = `Person ${number}`, email = `person${number}@example.com` } = given;
  const { workspaceId } = workspace;
  const wish = { email, name, role, password: given.password ?? null };
  const { value } = await addMember(systemScope(workspaceId, 'seed'), wish);
  const principal: PersonPrincipal = {
    type: 'person',
    workspaceId,
    personId: value.personId,
    name,
    email,
    role,
    sessionId: newId('session'),
    signedInAt: Date.now(),
  };
  return { principal, scope: { workspaceId, principal, requestId: null } };
}

/** The member in another session of theirs, which began `ageMs` ago. */
export function sessionOf({ principal }: SeededMember, ageMs = 0): SeededMember {
  const session = { ...principal, sessionId: newId('session'), signedInAt: Date.now() - ageMs };
  const { workspaceId } = principal;
  return { principal: session, scope: { workspaceId, principal: session, requestId: null } };
}

type TeamWish = { readonly key?: string; readonly name?: string; readonly members?: readonly string[] };

/** A team of the workspace. */
export async function seedTeam(workspace: SeededWorkspace, given: TeamWish = {}): Promise<Team> {
  const number = next();
  const { key = `team-${number}`, name = `Team ${number}`, members = [] } = given;
  const body = { key, name, members, email: null, backupTeam: null };
  return (await createTeam(workspace.scope, { body })).value;
}

type AgentWish = {
  readonly key?: string;
  readonly name?: string;
  /** The key of the owning team; the workspace's first team unless said otherwise. */
  readonly owner?: string;
  readonly labels?: Readonly<Record<string, string>>;
};

/** An agent of the workspace. */
export async function seedAgent(workspace: SeededWorkspace, given: AgentWish = {}) {
  const number = next();
  const { key = `agent_${number}`, name = `Agent ${number}`, owner = 'first-team', labels = {} } = given;
  const body = { key, name, owner, labels, description: '' };
  return (await registerAgent(workspace.scope, { body })).value;
}

type KeyWish = {
  readonly name?: string;
  readonly env?: 'live' | 'test';
  readonly scopes?: readonly KeyScope[];
  readonly agentId?: string | null;
  readonly expiresAt?: string | null;
};
/** A key, its text, and the scope its requests run in. */
export type SeededKey = FreshApiKey & { readonly principal: KeyPrincipal; readonly scope: Scope };

/** A key of the workspace; one that decides for any agent unless said otherwise. */
export async function seedKey(workspace: SeededWorkspace, given: KeyWish = {}): Promise<SeededKey> {
  const {
    name = `Key ${next()}`,
    env = 'live',
    scopes = ['decide'],
    agentId = null,
    expiresAt = null,
  } = given;
  const { value } = await createKey(workspace.scope, { body: { name, env, scopes, agentId, expiresAt } });
  const { workspaceId } = workspace;
  const principal: KeyPrincipal = {
    type: 'key',
    workspaceId,
    keyId: value.key.id,
    name,
    env,
    scopes: value.key.scopes,
    agentId: value.key.agentId,
  };
  return { ...value, principal, scope: { workspaceId, principal, requestId: null } };
}
