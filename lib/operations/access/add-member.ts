import type { Role } from '#lib/domain/access/permissions.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { joinAs } from '#lib/operations/access/new-workspace.ts';
import { hashStrongPassword } from '#lib/operations/access/password.ts';
import { newId } from '#lib/platform/ids.ts';
import * as people from '#lib/store/people.ts';
import { findSignIn } from '#lib/store/sign-ins.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type NewMember = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** For somebody new; null lets them set one by a link. Somebody known keeps theirs. */
  readonly password: string | null;
};
type AddedMember = { readonly personId: string; readonly isNew: boolean };

/** Puts a person into the scope's workspace without an invitation. For who holds the machine. */
export async function addMember(scope: Scope, member: NewMember): Promise<Written<AddedMember>> {
  const { email, name, role, password } = member;
  const known = await findSignIn(email);
  const passwordHash = known || password === null ? null : await hashStrongPassword(password, email);
  const personId = known?.personId ?? newId('person');
  return write(scope, async (transaction) => {
    if (!known && !(await people.insert(transaction, { id: personId, email, name, passwordHash }))) {
      throw new Problem('conflict', `Somebody else added ${email} at the same moment.`);
    }
    if (!(await joinAs(transaction, personId, role))) {
      throw new Problem('conflict', `${email} is a member already.`);
    }
    return { personId, isNew: !known };
  });
}
