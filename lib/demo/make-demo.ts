import { systemScope } from '#lib/auth/authorise.ts';
import { planActs } from '#lib/demo/acts.ts';
import { setUpDemo } from '#lib/demo/set-up.ts';
import { planTraffic } from '#lib/demo/traffic.ts';
import { DemoWorld } from '#lib/demo/world.ts';
import type { DemoTask } from '#lib/domain/demos/types.ts';
import { openGate } from '#lib/gate/gate.ts';
import { welcomeOwners } from '#lib/operations/demos/welcome-owners.ts';
import { watchEvidence } from '#lib/operations/evidence/watch-evidence.ts';
import { endDueOverrides } from '#lib/operations/overrides/end-due-overrides.ts';
import { expireReviews } from '#lib/operations/reviews/end-due-reviews.ts';
import { withClock } from '#lib/platform/clock.ts';
import type { Logger } from '#lib/platform/logger.ts';
import { pause } from '#lib/platform/pause.ts';
import { openDemoClock } from '#lib/store/demo-clock.ts';
import * as demos from '#lib/store/demos.ts';
import { read } from '#lib/store/transaction.ts';

const SEED = 20_260;
const HOUR_MS = 3_600_000;
const PATIENCE_MS = 60_000;

type Making = {
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Of the asks of a whole demo, so many are made; all of them unless said otherwise. */
  readonly share?: number;
  /** The making breaks off after so many days; it goes on to the end unless said otherwise. */
  readonly firstDays?: number;
};

/**
 * Makes a demo, forwards from thirty days before it was asked for: people act through the product's operations, agents
 * ask a gate, and each by the time that is told. The same moment makes the same history.
 */
export async function makeDemo(
  task: DemoTask,
  { databaseUrl, logger, signal, share = 1, firstDays }: Making,
): Promise<void> {
  const { workspaceId, askedAt: until, days } = task;
  const url = unhurried(databaseUrl);
  const gate = openGate({
    databaseUrl: url,
    logger,
    maxStalenessMs: PATIENCE_MS,
    only: workspaceId,
  });
  const told = await openDemoClock(url, workspaceId);
  const world = new DemoWorld({ workspaceId, gate, clock: told, share, until, days, seed: SEED });
  const clock = () => new Date(world.now);
  try {
    await withClock(clock, async () => {
      await world.moveTo(world.now);
      await ready(gate, world);
      // Who joined first of all lands here: the first workspace of a person is the one they joined first.
      if (task.lands) await welcomeOwners(world.asProduct(), task.homeId);
      await live(world, signal, firstDays === undefined ? world.until : world.at(firstDays, 0));
    });
    if (!task.lands) await welcomeOwners(systemScope(workspaceId, 'demo'), task.homeId);
  } finally {
    await gate.close();
    await told.close();
  }
}

async function live(world: DemoWorld, signal: AbortSignal, end: number): Promise<void> {
  planActs(world);
  planTraffic(world);
  for (let at = world.at(0, 6); at < world.until; at += 12 * HOUR_MS)
    world.timeline.add(at, () => doRounds(world));
  for (let next = world.timeline.take(end); next; next = world.timeline.take(end)) {
    if (signal.aborted) return;
    await world.moveTo(next.at);
    await next.run();
  }
  await doRounds(world);
  await read(world.asProduct(), (transaction) =>
    demos.settleOutbox(transaction, new Date(world.until - 2 * HOUR_MS)),
  );
}

/** What the worker does elsewhere: ends what nobody answered and what is over, and watches the age of proof. */
async function doRounds(world: DemoWorld): Promise<void> {
  const now = new Date(world.now);
  await world.did(expireReviews(world.asProduct(), now));
  await world.did(endDueOverrides(world.asProduct(), now));
  await watchEvidence(world.asProduct(), now);
}

async function ready(gate: ReturnType<typeof openGate>, world: DemoWorld): Promise<void> {
  while (!gate.state().isReady) await pause(10);
  await setUpDemo(world);
}

// A crash costs nothing here: what was half made is made anew. So no commit waits for the disk.
function unhurried(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', '-c synchronous_commit=off');
  return address.href;
}
