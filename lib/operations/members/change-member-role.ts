import type { Member } from '#lib/domain/access/members.ts';
import type { Role } from '#lib/domain/access/permissions.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { assertMayGrant } from '#lib/operations/members/grantable-role.ts';
import { assertOwnerLeft } from '#lib/operations/members/owners.ts';
import * as members from '#lib/store/members.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type ChangeMemberRoleCall = {
  readonly params: { readonly personId: string };
  readonly body: { readonly role: Role };
};

/** Gives a member another role, from their next request on. */
export async function changeMemberRole(
  scope: Scope,
  { params, body }: ChangeMemberRoleCall,
): Promise<Written<Member>> {
  assertMayGrant(scope, body.role);
  return write(scope, async (transaction) => {
    const { personId } = params;
    if (body.role !== 'owner') await assertOwnerLeft(transaction, personId);
    const member = await members.find(transaction, personId);
    if (!member) throw notFound();
    if (member.role === body.role) return member;
    const change = { from: member.role, to: body.role };
    if (!(await members.changeRole(transaction, personId, change))) {
      throw new Problem('conflict', 'Somebody else changed this member at the same moment. Look again.');
    }
    transaction.record({
      type: 'member.role_changed',
      subject: { type: 'person', id: personId },
      payload: change,
    });
    transaction.touch('member', personId);
    transaction.raiseGuard();
    return { ...member, role: body.role };
  });
}
