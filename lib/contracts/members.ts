import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  EmailText,
  nothing,
  PageQuery,
  pageOf,
  RoleName,
  Timestamp,
  timestamp,
} from '#lib/contracts/shared-schemas.ts';
import type { FreshInvitation, Invitation, Member } from '#lib/domain/access/members.ts';

export const MemberResource = z.strictObject({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  role: RoleName,
  joinedAt: Timestamp,
});
export type MemberResource = z.output<typeof MemberResource>;

export const InvitationResource = z.strictObject({
  id: z.string(),
  email: z.string(),
  role: RoleName,
  invitedById: z.string(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export type InvitationResource = z.output<typeof InvitationResource>;

/** `link` is shown this once; null when the same idempotency key asks again. */
export const FreshInvitationResource = z.strictObject({
  ...InvitationResource.shape,
  link: z.string().nullable(),
});
export type FreshInvitationResource = z.output<typeof FreshInvitationResource>;

export const ChangeMemberRoleBody = z.strictObject({ role: RoleName });
export const InviteMemberBody = z.strictObject({ email: EmailText, role: RoleName });

/** `name` is asked of who is new here; who has an account gives its password. */
export const AcceptInvitationBody = z.strictObject({
  token: z.string().min(1).max(200),
  name: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\p{Cc}]*$/u, 'must be one line without control characters')
    .default(''),
  password: z.string().max(1000).default(''),
});

const personParams = z.strictObject({ personId: z.string().max(60) });
const members = { tag: 'members', query: nothing } as const;

export const listMembersContract = defineContract({
  name: 'listMembers',
  method: 'GET',
  path: '/members',
  tag: 'members',
  summary: 'Who belongs to the workspace, and as what.',
  permission: 'member:read',
  params: nothing,
  query: z.strictObject(PageQuery),
  body: nothing,
  answer: pageOf(MemberResource),
  status: 200,
  problems: [],
});

export const changeMemberRoleContract = defineContract({
  ...members,
  name: 'changeMemberRole',
  method: 'PATCH',
  path: '/members/{personId}',
  summary: 'Give a member another role, from their next request on.',
  permission: 'member:update',
  params: personParams,
  body: ChangeMemberRoleBody,
  answer: MemberResource,
  status: 200,
  problems: ['not_found', 'last_owner', 'conflict', 'person_required'],
});

export const removeMemberContract = defineContract({
  ...members,
  name: 'removeMember',
  method: 'DELETE',
  path: '/members/{personId}',
  summary: 'Remove a member. Their next request is refused.',
  permission: 'member:remove',
  params: personParams,
  body: nothing,
  answer: z.null(),
  status: 204,
  problems: ['not_found', 'last_owner'],
});

export const listInvitationsContract = defineContract({
  name: 'listInvitations',
  method: 'GET',
  path: '/invitations',
  tag: 'members',
  summary: 'Invitations nobody has accepted or revoked, newest first.',
  permission: 'member:read',
  params: nothing,
  query: z.strictObject(PageQuery),
  body: nothing,
  answer: pageOf(InvitationResource),
  status: 200,
  problems: [],
});

export const inviteMemberContract = defineContract({
  ...members,
  name: 'inviteMember',
  method: 'POST',
  path: '/invitations',
  summary: 'Invite somebody. The link is shown this once; an earlier one of theirs ends.',
  permission: 'member:invite',
  params: nothing,
  body: InviteMemberBody,
  answer: FreshInvitationResource,
  status: 201,
  problems: ['conflict', 'person_required'],
  forgets: ['link'],
});

export const revokeInvitationContract = defineContract({
  ...members,
  name: 'revokeInvitation',
  method: 'POST',
  path: '/invitations/{invitationId}/revoke',
  summary: 'End an invitation: its link is no longer good.',
  permission: 'member:invite',
  params: z.strictObject({ invitationId: z.string().max(60) }),
  body: nothing,
  answer: InvitationResource,
  status: 200,
  problems: ['not_found', 'invitation_ended'],
});

export const acceptInvitationContract = defineContract({
  ...members,
  name: 'acceptInvitation',
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Join the workspace that the link invites to.',
  permission: 'public',
  params: nothing,
  body: AcceptInvitationBody,
  answer: z.strictObject({ email: z.string(), workspaceId: z.string() }),
  status: 200,
  problems: ['invitation_ended', 'password_weak', 'invalid_credentials', 'rate_limited', 'conflict'],
  forgets: ['token', 'password'],
});

export function presentMember(member: Member): MemberResource {
  return { ...member, joinedAt: timestamp(member.joinedAt) };
}

export function presentMemberPage(page: { readonly items: readonly Member[]; readonly next: string | null }) {
  return { items: page.items.map(presentMember), next: page.next };
}

export function presentInvitation(invitation: Invitation): InvitationResource {
  const { createdAt, expiresAt } = invitation;
  return { ...invitation, createdAt: timestamp(createdAt), expiresAt: timestamp(expiresAt) };
}

export function presentInvitationPage(page: {
  readonly items: readonly Invitation[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentInvitation), next: page.next };
}

export function presentFreshInvitation(fresh: FreshInvitation): FreshInvitationResource {
  return { ...presentInvitation(fresh.invitation), link: fresh.link };
}
