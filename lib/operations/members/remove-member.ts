import type { Scope } from '#lib/domain/access/principal.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { assertOwnerLeft } from '#lib/operations/members/owners.ts';
import * as members from '#lib/store/members.ts';
import * as teams from '#lib/store/teams.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type RemoveMemberCall = { readonly params: { readonly personId: string } };

/** Ends a membership: the person's next request is refused. They leave every team; what they signed keeps their name. */
export async function removeMember(scope: Scope, { params }: RemoveMemberCall): Promise<Written<null>> {
  return write(scope, async (transaction) => {
    const { personId } = params;
    await assertOwnerLeft(transaction, personId);
    const member = await members.find(transaction, personId);
    if (!member || !(await members.remove(transaction, personId, new Date()))) throw notFound();
    await teams.removeFromAll(transaction, personId);
    const payload = { role: member.role };
    transaction.record({ type: 'member.removed', subject: { type: 'person', id: personId }, payload });
    transaction.touch('member', personId);
    transaction.raiseGuard();
    return null;
  });
}
