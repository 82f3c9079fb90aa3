import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  EmailText,
  LineText,
  nothing,
  RoleName,
  Timestamp,
  timestamp,
  timestampOrNull,
} from '#lib/contracts/shared-schemas.ts';
import type { Me } from '#lib/domain/access/me.ts';
import { KEY_SCOPES, PERMISSIONS } from '#lib/domain/access/permissions.ts';
import { OVERRIDE_ROLES, type Workspace } from '#lib/domain/access/workspace.ts';

const WorkspaceRef = z.strictObject({ id: z.string(), name: z.string() });

/** Who is calling, and what they may do here: screens show the rest disabled, with the reason. */
export const MeResource = z.strictObject({
  person: z.strictObject({ id: z.string(), name: z.string(), email: z.string(), role: RoleName }).nullable(),
  key: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      env: z.enum(['live', 'test']),
      scopes: z.array(z.enum(KEY_SCOPES)),
      agentId: z.string().nullable(),
    })
    .nullable(),
  workspace: WorkspaceRef,
  /** Every workspace the person belongs to, this one included. */
  workspaces: z.array(z.strictObject({ ...WorkspaceRef.shape, role: RoleName })),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** Until when this session has proven who is at the keyboard, and what it can be proven with; null for a key. */
  stepUp: z
    .strictObject({ provenUntil: Timestamp.nullable(), passkeys: z.int(), hasPassword: z.boolean() })
    .nullable(),
});
export type MeResource = z.output<typeof MeResource>;

export const WorkspaceResource = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** How many people besides the author must approve a version of a pact, at least. */
  minApprovals: z.int(),
  /** Who grants overrides: whoever holds a role that stands for this one. */
  overrideRole: z.enum(OVERRIDE_ROLES),
  createdAt: Timestamp,
});
export type WorkspaceResource = z.output<typeof WorkspaceResource>;

/** Rules for passwords are told by the server: `password_weak` at the field. */
const PasswordText = z.string().min(1, 'must not be empty').max(1000);
const LinkToken = z.string().min(1).max(200);
/** With whom to sign in next. */
const EmailAnswer = z.strictObject({ email: z.string() });

export const SetUpBody = z.strictObject({
  token: LinkToken,
  workspaceName: LineText,
  name: LineText,
  email: EmailText,
  password: PasswordText,
});
export const ChangePasswordBody = z.strictObject({ currentPassword: PasswordText, password: PasswordText });
export const SetPasswordByLinkBody = z.strictObject({ token: LinkToken, password: PasswordText });
export const UpdateWorkspaceBody = z.strictObject({
  name: LineText.optional(),
  minApprovals: z.int().min(1).max(10).optional(),
  overrideRole: z.enum(OVERRIDE_ROLES).optional(),
});

const secretForm = {
  method: 'POST',
  tag: 'access',
  params: nothing,
  query: nothing,
  answer: EmailAnswer,
  status: 200,
} as const;

export const readMeContract = defineContract({
  name: 'readMe',
  method: 'GET',
  path: '/me',
  tag: 'access',
  summary: 'Who is calling, and what they may do here.',
  permission: 'signed_in',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: MeResource,
  status: 200,
  problems: [],
});

export const changePasswordContract = defineContract({
  ...secretForm,
  name: 'changePassword',
  path: '/me/password',
  summary: 'Change your own password. Every session of yours ends.',
  permission: 'signed_in',
  body: ChangePasswordBody,
  problems: ['person_required', 'invalid_credentials', 'password_weak', 'rate_limited'],
  forgets: ['currentPassword', 'password'],
});

export const setPasswordByLinkContract = defineContract({
  ...secretForm,
  name: 'setPasswordByLink',
  path: '/me/password/by-link',
  summary: 'Set a new password by a one-time link. Every session of yours ends.',
  permission: 'public',
  body: SetPasswordByLinkBody,
  problems: ['link_ended', 'password_weak'],
  forgets: ['token', 'password'],
});

export const setUpContract = defineContract({
  ...secretForm,
  name: 'setUp',
  path: '/workspace/set-up',
  summary: 'Make the first workspace and its owner by the one-time link that the start printed.',
  permission: 'public',
  body: SetUpBody,
  problems: ['link_ended', 'password_weak'],
  forgets: ['token', 'password'],
});

export const readWorkspaceContract = defineContract({
  name: 'readWorkspace',
  method: 'GET',
  path: '/workspace',
  tag: 'access',
  summary: 'The workspace you are in.',
  permission: 'workspace:read',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: WorkspaceResource,
  status: 200,
  problems: [],
});

export const updateWorkspaceContract = defineContract({
  name: 'updateWorkspace',
  method: 'PATCH',
  path: '/workspace',
  tag: 'access',
  summary:
    'Change the workspace’s name, how many approvals a pact needs at least, or who grants overrides; fewer approvals or more who grant need pact:activate.',
  permission: 'workspace:update',
  params: nothing,
  query: nothing,
  body: UpdateWorkspaceBody,
  answer: WorkspaceResource,
  status: 200,
  problems: ['person_required'],
});

export function presentMe(me: Me): MeResource {
  return {
    person: me.person,
    key: me.key && { ...me.key, scopes: [...me.key.scopes] },
    workspace: me.workspace,
    workspaces: [...me.workspaces],
    permissions: [...me.permissions],
    stepUp: me.stepUp && { ...me.stepUp, provenUntil: timestampOrNull(me.stepUp.provenUntil) },
  };
}

export function presentWorkspace(workspace: Workspace): WorkspaceResource {
  return { ...workspace, createdAt: timestamp(workspace.createdAt) };
}

export function presentEmail(result: { readonly email: string }) {
  return { email: result.email };
}
