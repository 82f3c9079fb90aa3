import { expect, it } from 'vitest';
import { Problem } from '#lib/domain/problems/problem.ts';
import { recordEvidence } from '#lib/operations/evidence/record-evidence.ts';
import * as sources from '#lib/store/sources.ts';
import { read, write } from '#lib/store/transaction.ts';
import { evidenceBody, seedCheck, seedSource } from '#lib/testing/evidence.ts';
import { until } from '#lib/testing/gates.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

/** Whether a transaction waits for another to end. */
async function isSomebodyWaiting({ scope }: SeededWorkspace): Promise<boolean> {
  const waiting = await read(
    scope,
    ({ db }) => db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity a
     WHERE a.datname = current_database() AND cardinality(pg_blocking_pids(a.pid)) > 0`,
  );
  return waiting.length > 0;
}

it('takes nothing from a source that is being retired, once it is', async () => {
  const here = await seedWorkspace();
  await seedAgent(here, { key: 'agent_pay' });
  await seedCheck(here);
  await seedSource(here);
  let end: Promise<unknown> = Promise.resolve();
  await write(here.scope, async (transaction) => {
    const source = await sources.find(transaction, 'lab');
    await sources.retire(transaction, source?.id ?? '', new Date());
    transaction.touch('source', source?.id ?? '');
    let isOver = false;
    end = recordEvidence(here.scope, { body: evidenceBody({ agent: 'agent_pay' }) })
      .then(
        () => 'kept',
        (error: unknown) => (error instanceof Problem ? error.code : error),
      )
      .finally(() => {
        isOver = true;
      });
    await until(async () => isOver || (await isSomebodyWaiting(here)));
  });
  expect(await end).toBe('evidence_source');
});
