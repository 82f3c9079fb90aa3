import type { Membership } from '#lib/domain/access/members.ts';
import { NO_SESSION, type Scope } from '#lib/domain/access/principal.ts';
import * as people from '#lib/store/people.ts';
import { type WriteTransaction, type Written, write } from '#lib/store/transaction.ts';

type PasswordOwner = {
  readonly personId: string;
  readonly membership: Membership;
  readonly passwordHash: string;
};

/**
 * Saves a password as the person themselves, once `claim` has let them, and ends their sessions. It is recorded in the
 * workspace of the membership.
 */
export async function savePassword(
  { personId, membership, passwordHash }: PasswordOwner,
  requestId: string | null,
  claim: (transaction: WriteTransaction) => Promise<void>,
): Promise<Written<{ readonly email: string }>> {
  const { workspaceId, name, email, role } = membership;
  const scope: Scope = {
    workspaceId,
    principal: { type: 'person', workspaceId, personId, name, email, role, ...NO_SESSION },
    requestId,
  };
  return write(scope, async (transaction) => {
    await claim(transaction);
    await people.setPassword(transaction, personId, passwordHash);
    transaction.record({
      type: 'person.password_changed',
      subject: { type: 'person', id: personId },
      payload: {},
    });
    transaction.touch('person', personId);
    return { email };
  });
}
