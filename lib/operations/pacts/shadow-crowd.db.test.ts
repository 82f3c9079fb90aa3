import { expect, test } from 'vitest';
import * as shadowRoute from '#app/api/v1/pacts/[pactKey]/versions/[number]/shadow/route.ts';
import { MOST_RUNNING } from '#lib/domain/shadows/rules.ts';
import { write } from '#lib/store/transaction.ts';
import { submitNew, textOf } from '#lib/testing/pact-life.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const HOUR_MS = 3_600_000;

/** So many pacts whose first version is in shadow, as rows alone. */
async function crowd(
  { workspaceId, scope, owner }: SeededWorkspace,
  endsAt: Date,
  size = MOST_RUNNING,
): Promise<void> {
  const createdById = owner.principal.personId;
  await write(scope, async (transaction) => {
    const { db } = transaction;
    for (let n = 0; n < size; n += 1) {
      const made = { workspaceId, pactId: `pct_crowd_${n}`, number: 1 };
      await db.pact.createMany({
        data: [{ workspaceId, id: made.pactId, key: `crowd-${n}`, name: 'Crowd', createdById }],
      });
      await db.pactVersion.createMany({
        data: [{ ...made, content: '{}', digest: 'sha256:0', authorId: createdById }],
      });
      await db.shadow.createMany({
        data: [{ ...made, id: `shd_crowd_${n}`, startedById: createdById, startedAt: new Date(), endsAt }],
      });
    }
    transaction.touch('shadow', 'shd_crowd_0');
  });
}

const endsAt = new Date(Date.now() + 2 * HOUR_MS);

/** Submits a pact and asks for its version to be put in shadow. */
async function start({ scope, owner }: SeededWorkspace, key = 'one-more'): Promise<Response> {
  const { pactKey, number } = await submitNew(scope, textOf(key));
  const params = { pactKey, number: String(number) };
  const body = { endsAt: endsAt.toISOString() };
  return ask(shadowRoute.POST, { method: 'POST', cookie: await sessionCookie(owner), params, body });
}

test('a workspace runs so many versions in shadow and no more, since each is a decision more beside every live one', async () => {
  const [crowded, other] = [await seedWorkspace(), await seedWorkspace()];
  await crowd(crowded, endsAt);
  const refused = await start(crowded);
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'shadow_status']);
  expect((await start(other)).status).toBe(201);
});

test('two that are started at once where one more may run are not both started', async () => {
  const crowded = await seedWorkspace();
  await crowd(crowded, endsAt, MOST_RUNNING - 1);
  const keys = ['first', 'second', 'third', 'fourth'];
  const answers = await Promise.all(keys.map((key) => start(crowded, key)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
});
