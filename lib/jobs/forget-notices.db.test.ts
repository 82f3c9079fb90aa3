import { expect, test } from 'vitest';
import { forgetNoticesJob } from '#lib/jobs/forget-notices.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { heardBy, tellOf } from '#lib/testing/bells.ts';
import { withReceivers, workOnce } from '#lib/testing/receiving.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedMember, seedTeam, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();
withReceivers();

const DAY_MS = 24 * 3_600_000;
const signal = new AbortController().signal;

test('a settled notice is kept for ninety days and no longer, an open one for good', async () => {
  const here = await seedWorkspace();
  const bob = await seedMember(here, { role: 'builder' });
  await seedTeam(here, { key: 'ops', members: [bob.principal.personId] });
  const stale = { agent: 'agent_pay', pact: 'payments', clause: 'C2', owner: 'ops' };
  await tellOf(here, 'evidence.stale', 'evd_1', { ...stale, check: 'citation' });
  await tellOf(here, 'evidence.stale', 'evd_1', { ...stale, check: 'tone' });
  await tellOf(here, 'evidence.recorded', 'evd_2', { proves: ['agent_pay:tone'] });
  await workOnce();
  const run = (at: number) =>
    forgetNoticesJob.run({ now: () => new Date(at), log: createLogger('test'), signal });
  await run(Date.now() + 89 * DAY_MS);
  expect(await heardBy(bob)).toEqual(['evidence.stale unread', 'evidence.recorded settled']);
  await run(Date.now() + 91 * DAY_MS);
  expect(await heardBy(bob)).toEqual(['evidence.stale unread']);
});
