import { Problem } from '#lib/domain/problems/problem.ts';
import * as members from '#lib/store/members.ts';
import type { WriteTransaction } from '#lib/store/transaction.ts';

/** Refuses to end the last ownership, also when two owners would end each other's at once. */
export async function assertOwnerLeft(transaction: WriteTransaction, personId: string): Promise<void> {
  const owners = await members.lockOwners(transaction);
  if (owners.length === 1 && owners[0] === personId) {
    throw new Problem('last_owner', 'This is the last owner. Make somebody else an owner first.');
  }
}
