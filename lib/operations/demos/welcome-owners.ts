import type { Scope } from '#lib/domain/access/principal.ts';
import * as members from '#lib/store/members.ts';
import { read, type Written, write } from '#lib/store/transaction.ts';

/** Makes the owners of the workspace a demo was made for owners of the demo, so that they can look around in it. */
export async function welcomeOwners(demo: Scope, homeId: string): Promise<Written<number>> {
  const home: Scope = { ...demo, workspaceId: homeId };
  const owners = await read(home, members.listOwners);
  return write(demo, async (transaction) => {
    for (const personId of owners) {
      await members.join(transaction, personId, 'owner');
      transaction.touch('member', personId);
    }
    if (owners.length === 0) transaction.touchNothing();
    return owners.length;
  });
}
