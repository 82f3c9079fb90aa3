import { expect, test } from 'vitest';
import { forgetIdempotencyKeysJob } from '#lib/jobs/forget-idempotency-keys.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { claimIdempotencyKey } from '#lib/store/idempotency-keys.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const DAY_MS = 24 * 3_600_000;
const signal = new AbortController().signal;

test('an answer to an idempotency key is kept for a day and no longer', async () => {
  const { scope } = await seedWorkspace();
  const claim = { principal: 'per_1', key: 'once', requestHash: 'sha256:1' };
  const run = (at: number) =>
    forgetIdempotencyKeysJob.run({ now: () => new Date(at), log: createLogger('test'), signal });
  expect(await claimIdempotencyKey(scope, claim)).toBeNull();
  await run(Date.now() + DAY_MS - 60_000);
  expect(await claimIdempotencyKey(scope, claim)).not.toBeNull();
  await run(Date.now() + DAY_MS + 60_000);
  expect(await claimIdempotencyKey(scope, claim)).toBeNull();
});
