import { ROLES, type Role, roleCovers } from '#lib/domain/access/permissions.ts';

/** The roles that a workspace can name to grant overrides. */
export const OVERRIDE_ROLES = [
  'owner',
  'trust_lead',
  'approver',
  'operator',
] as const satisfies readonly Role[];
export type OverrideRole = (typeof OVERRIDE_ROLES)[number];

/** The tenant: everything belongs to exactly one. */
export type Workspace = {
  readonly id: string;
  readonly name: string;
  /** How many people besides the author must approve a version of a pact, at least. */
  readonly minApprovals: number;
  /** Who grants overrides: whoever holds a role that stands for this one. */
  readonly overrideRole: OverrideRole;
  readonly createdAt: Date;
};

/** Whether naming the other role lets somebody grant overrides who could not before. */
export function loosensOverrideRole(from: OverrideRole, to: OverrideRole): boolean {
  return ROLES.some((role) => roleCovers(role, to) && !roleCovers(role, from));
}
