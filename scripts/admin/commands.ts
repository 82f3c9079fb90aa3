import { systemScope } from '#lib/auth/authorise.ts';
import { EmailText } from '#lib/contracts/shared-schemas.ts';
import { KEY_SCOPES, type KeyScope, ROLES, type Role } from '#lib/domain/access/permissions.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { addMember } from '#lib/operations/access/add-member.ts';
import { createWorkspace } from '#lib/operations/access/create-workspace.ts';
import { issuePasswordLink } from '#lib/operations/access/issue-password-link.ts';
import { listWorkspaces } from '#lib/operations/access/list-workspaces.ts';
import { createKey } from '#lib/operations/keys/create-key.ts';
import { newId } from '#lib/platform/ids.ts';
import { type Arguments, UsageError } from '#scripts/admin/arguments.ts';
import { askPassword } from '#scripts/admin/ask-password.ts';

/** What a command answers on standard output, as JSON. */
export type Answer = Readonly<Record<string, unknown>>;
/** A command that works on the product's database; `url` is the product's address. */
export type Command = (given: Arguments, url: string) => Promise<Answer>;

/** Every command but `database-setup`, which needs no database. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'create-key': createKeyCommand,
  'create-owner': createOwnerCommand,
  'create-member': (given, url) =>
    createMemberCommand(given, url, oneOf(given.needed('role'), ROLES, 'role')),
  'create-workspace': createWorkspaceCommand,
  'reset-password': async (given, url) => issuePasswordLink(emailOf(given), url),
};

async function createKeyCommand(given: Arguments): Promise<Answer> {
  const scopes = given
    .needed('scopes')
    .split(',')
    .map((scope): KeyScope => oneOf(scope.trim(), KEY_SCOPES, 'scopes'));
  const env = oneOf(given.text('env') ?? 'live', ['live', 'test'] as const, 'env');
  const expiresAt = given.text('expires');
  if (expiresAt !== null && Number.isNaN(Date.parse(expiresAt)))
    throw new UsageError('--expires must be a time.');
  const body = { name: given.needed('name'), env, scopes, agentId: given.text('agent'), expiresAt };
  const { value } = await createKey(await scopeOf(given), { body });
  return { id: value.key.id, key: value.text };
}

async function createOwnerCommand(given: Arguments, url: string): Promise<Answer> {
  const known = await listWorkspaces();
  if (known.length > 0 || given.text('workspace') !== null) return createMemberCommand(given, url, 'owner');
  const { workspaceId } = (await createWorkspace(newScope(), 'Workspace')).value;
  return addPerson(given, url, systemScope(workspaceId, 'admin'), 'owner');
}

async function createMemberCommand(given: Arguments, url: string, role: Role): Promise<Answer> {
  return addPerson(given, url, await scopeOf(given), role);
}

async function createWorkspaceCommand(given: Arguments): Promise<Answer> {
  const { workspaceId } = (await createWorkspace(newScope(), given.needed('name'))).value;
  return { id: workspaceId };
}

/** Who is new sets a password by a link, unless one was given or typed. */
async function addPerson(given: Arguments, url: string, scope: Scope, role: Role): Promise<Answer> {
  const email = emailOf(given);
  const password = given.text('password') ?? (role === 'owner' ? await askPassword() : null);
  const name = given.text('name') ?? email.split('@')[0] ?? email;
  const { value } = await addMember(scope, { email, name, role, password });
  const needsLink = value.isNew && password === null;
  const link = needsLink ? (await issuePasswordLink(email, url)).url : null;
  return { id: value.personId, workspace: scope.workspaceId, email, role, ...(link && { link }) };
}

function newScope(): Scope {
  return systemScope(newId('workspace'), 'admin');
}

/** The workspace that `--workspace` names by id or name; the only one, where there is one. */
async function scopeOf(given: Arguments): Promise<Scope> {
  const wanted = given.text('workspace');
  const known = await listWorkspaces();
  const found = known.filter(({ id, name }) => wanted === null || wanted === id || wanted === name);
  const [workspace] = found;
  if (workspace && found.length === 1) return systemScope(workspace.id, 'admin');
  const names = known.map(({ id, name }) => `${name} (${id})`).join(', ');
  if (known.length === 0)
    throw new UsageError('There is no workspace yet: create-owner makes the first one.');
  throw new UsageError(
    wanted === null || found.length > 1
      ? `Say which with --workspace: ${names}.`
      : `No workspace ${wanted}. There is ${names}.`,
  );
}

function emailOf(given: Arguments): string {
  const parsed = EmailText.safeParse(given.needed('email'));
  if (!parsed.success) throw new UsageError('--email must be an e-mail address.');
  return parsed.data;
}

function oneOf<T extends string>(word: string, words: readonly T[], option: string): T {
  const found = words.find((known) => known === word);
  if (!found) throw new UsageError(`--${option} must be one of ${words.join(', ')}.`);
  return found;
}
