import type { Role } from '#lib/domain/access/permissions.ts';

/** A person as a member of one workspace. */
export type Member = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Date;
};

/** One of the workspaces a person belongs to, and what the session of theirs is checked against. */
export type Membership = {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly role: Role;
  readonly sessionVersion: number;
  readonly email: string;
  readonly name: string;
};

/** An offer to join a workspace, bound to an e-mail address. */
export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedById: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** What a token of an invitation opens, before anybody has signed in. */
export type OpenedInvitation = {
  readonly workspaceId: string;
  readonly id: string;
  readonly workspaceName: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** An invitation that was just made, with the link that is shown this once. */
export type FreshInvitation = { readonly invitation: Invitation; readonly link: string };
