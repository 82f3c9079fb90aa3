import type { Invitation, OpenedInvitation } from '#lib/domain/access/members.ts';
import { type Role, roleNamed } from '#lib/domain/access/permissions.ts';
import { database } from '#lib/store/database.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

const INVITATION = {
  id: true,
  email: true,
  role: true,
  invitedById: true,
  createdAt: true,
  expiresAt: true,
} as const;

type InvitationRow = Omit<Invitation, 'role'> & { readonly role: string };

type OpenedRow = {
  readonly workspace_id: string;
  readonly id: string;
  readonly workspace_name: string;
  readonly email: string;
  readonly role: string;
  readonly expires_at: Date;
  readonly accepted_at: Date | null;
  readonly revoked_at: Date | null;
};

/** The invitation whose token has that hash, of whatever workspace. Asked before a workspace is known. */
export async function findByToken(tokenHash: string): Promise<OpenedInvitation | null> {
  const rows = await database().$queryRaw<OpenedRow[]>`SELECT * FROM find_invitation(${tokenHash})`;
  const row = rows[0];
  if (!row) return null;
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    workspaceName: row.workspace_name,
    email: row.email,
    role: roleNamed(row.role),
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    revokedAt: row.revoked_at,
  };
}

/** A page of the invitations nobody has accepted or revoked, newest first, those made before `beforeId`. */
export async function listOpen(
  { db, scope }: Transaction,
  page: { readonly limit: number; readonly beforeId: string | null },
): Promise<Invitation[]> {
  const rows = await db.invitation.findMany({
    where: {
      workspaceId: scope.workspaceId,
      acceptedAt: null,
      revokedAt: null,
      ...(page.beforeId !== null && { id: { lt: page.beforeId } }),
    },
    orderBy: { id: 'desc' },
    take: page.limit,
    select: INVITATION,
  });
  return rows.map(asInvitation);
}

/** One invitation; null where there is none. */
export async function find({ db, scope }: Transaction, id: string): Promise<Invitation | null> {
  const where = { workspaceId_id: { workspaceId: scope.workspaceId, id } };
  const row = await db.invitation.findUnique({ where, select: INVITATION });
  return row ? asInvitation(row) : null;
}

type NewInvitation = Pick<Invitation, 'id' | 'email' | 'role' | 'invitedById' | 'expiresAt'> & {
  readonly tokenHash: string;
};

/** Adds an invitation; false where one for the address is open, also when two are made at once. */
export async function insert({ db, scope }: WriteTransaction, invitation: NewInvitation): Promise<boolean> {
  const data = [{ workspaceId: scope.workspaceId, ...invitation }];
  const { count } = await db.invitation.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** Ends the open invitation of the address, if there is one. */
export async function revokeOpen(
  { db, scope }: WriteTransaction,
  email: string,
  revokedAt: Date,
): Promise<void> {
  const where = { workspaceId: scope.workspaceId, email, acceptedAt: null, revokedAt: null };
  await db.invitation.updateMany({ where, data: { revokedAt } });
}

/** Ends an invitation; false where it has ended or is not there. */
export async function revoke({ db, scope }: WriteTransaction, id: string, revokedAt: Date): Promise<boolean> {
  const where = { workspaceId: scope.workspaceId, id, acceptedAt: null, revokedAt: null };
  const { count } = await db.invitation.updateMany({ where, data: { revokedAt } });
  return count === 1;
}

/** Uses an invitation up; false where it has ended. Of two at once, one is answered true. */
export async function accept(
  { db, scope }: WriteTransaction,
  id: string,
  acceptedAt: Date,
): Promise<boolean> {
  const open = { acceptedAt: null, revokedAt: null, expiresAt: { gt: acceptedAt } };
  const where = { workspaceId: scope.workspaceId, id, ...open };
  const { count } = await db.invitation.updateMany({ where, data: { acceptedAt } });
  return count === 1;
}

function asInvitation(row: InvitationRow & { readonly role: string }): Invitation {
  const role: Role = roleNamed(row.role);
  return { ...row, role };
}
