import { expect, it } from 'vitest';
import { read, write } from '#lib/store/transaction.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

it('keeps nothing of a write that does not say what it touches: gates would read the whole workspace anew', async () => {
  const { workspaceId, scope } = await seedWorkspace();
  const look = () =>
    read(scope, async ({ db }) => [
      await db.workspaceHead.findUnique({ where: { workspaceId } }),
      await db.event.count({ where: { workspaceId } }),
    ]);
  const before = await look();
  const silent = write(scope, async (transaction) => {
    const subject = { type: 'workspace', id: workspaceId };
    transaction.record({ type: 'workspace.updated', subject, payload: {} });
  });
  await expect(silent).rejects.toThrow('must say what it touches');
  expect(await look()).toEqual(before);
});

it('says of a write that found nothing to do that it touched nothing', async () => {
  const { workspaceId, scope } = await seedWorkspace();
  const { revision } = await write(scope, async (transaction) => transaction.touchNothing());
  const where = { workspaceId, revision: BigInt(revision) };
  const changes = await read(scope, ({ db }) => db.change.findMany({ where, select: { noun: true } }));
  expect(changes).toEqual([{ noun: 'nothing' }]);
});
