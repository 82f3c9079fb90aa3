import type { Role } from '#lib/domain/access/permissions.ts';
import { NO_SESSION, type PersonPrincipal, type Scope } from '#lib/domain/access/principal.ts';
import type { NewOwner, SetUp } from '#lib/domain/access/set-up.ts';
import { DEFAULT_POSTURE } from '#lib/domain/decisions/default-posture.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { hashStrongPassword } from '#lib/operations/access/password.ts';
import { newId } from '#lib/platform/ids.ts';
import * as members from '#lib/store/members.ts';
import * as people from '#lib/store/people.ts';
import * as teams from '#lib/store/teams.ts';
import { type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

/** The team that a new workspace starts with: something has to own the first agent and the first clause. */
const FIRST_TEAM = { key: 'first-team', name: 'First team' } as const;

type Owner = { readonly personId: string; readonly name: string; readonly email: string };

/** The scope of somebody who is about to own a workspace that is not there yet. */
function ownerScope(owner: Owner, requestId: string | null): Scope {
  const workspaceId = newId('workspace');
  const principal: PersonPrincipal = { type: 'person', workspaceId, role: 'owner', ...NO_SESSION, ...owner };
  return { workspaceId, principal, requestId };
}

/** Makes the scope's workspace with its posture and a first team; `ownerId` names its owner, who is there already. */
export async function openWorkspace(
  transaction: WriteTransaction,
  name: string,
  ownerId: string | null,
): Promise<void> {
  const { workspaceId } = transaction.scope;
  await workspaces.insert(transaction, name, DEFAULT_POSTURE);
  const subject = { type: 'workspace', id: workspaceId };
  transaction.record({ type: 'workspace.created', subject, payload: { name } });
  transaction.touch('workspace', workspaceId);
  if (ownerId !== null) await joinAs(transaction, ownerId, 'owner');
  await makeFirstTeam(transaction, ownerId === null ? [] : [ownerId]);
}

/** Makes the person a member and says so; false where they are one already. */
export async function joinAs(transaction: WriteTransaction, personId: string, role: Role): Promise<boolean> {
  if (!(await members.join(transaction, personId, role))) return false;
  transaction.record({ type: 'member.joined', subject: { type: 'person', id: personId }, payload: { role } });
  transaction.touch('member', personId);
  return true;
}

async function makeFirstTeam(transaction: WriteTransaction, memberIds: readonly string[]): Promise<void> {
  const id = newId('team');
  await teams.insert(transaction, { id, ...FIRST_TEAM, email: null, slack: null, backupTeamId: null });
  await teams.replaceMembers(transaction, id, memberIds);
  const payload = { ...FIRST_TEAM, members: [...memberIds] };
  transaction.record({ type: 'team.created', subject: { type: 'team', id }, payload });
  transaction.touch('team', id);
}

/**
 * Makes the very first owner with their workspace, once `claim` has let them. Raises `link_ended` where somebody was
 * set up already.
 */
export async function makeFirstOwner(
  setUp: SetUp,
  requestId: string | null,
  claim: (transaction: WriteTransaction) => Promise<void>,
): Promise<Written<NewOwner>> {
  const { email, name, workspaceName } = setUp;
  const passwordHash = await hashStrongPassword(setUp.password, email);
  const personId = newId('person');
  return write(ownerScope({ personId, name, email }, requestId), async (transaction) => {
    if (!(await people.lockFirst(transaction)))
      throw new Problem('link_ended', 'The product has been set up already. Sign in.');
    await claim(transaction);
    await people.insert(transaction, { id: personId, email, name, passwordHash });
    await openWorkspace(transaction, workspaceName, personId);
    return { workspaceId: transaction.scope.workspaceId, personId, email };
  });
}
