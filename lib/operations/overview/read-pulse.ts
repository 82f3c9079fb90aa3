import type { Scope } from '#lib/domain/access/principal.ts';
import type { Pulse } from '#lib/domain/overview/types.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as demos from '#lib/store/demos.ts';
import * as overview from '#lib/store/overview.ts';
import * as overviewOverrides from '#lib/store/overview-overrides.ts';
import { readRevision } from '#lib/store/revision.ts';
import * as stops from '#lib/store/stops.ts';
import { read } from '#lib/store/transaction.ts';
import * as workspaces from '#lib/store/workspaces.ts';

/** What the frame of every screen shows: gates, what waits, broken glass, a stop of everything. */
export async function readPulse(scope: Scope): Promise<Pulse> {
  const at = systemClock();
  return read(scope, async (transaction) => {
    const workspace = await workspaces.find(transaction);
    return {
      at,
      workspaceName: workspace?.name ?? '',
      isDemo: (await demos.find(transaction))?.workspaceId === scope.workspaceId,
      database: databaseLine(await overview.readServerVersion(transaction)),
      revision: await readRevision(transaction),
      gates: await overview.readGates(transaction, at),
      waitingReviews: await overview.countWaitingReviews(transaction, at),
      waitingOverrides: await overviewOverrides.countRequests(transaction, at),
      brokenGlass: await overviewOverrides.listBrokenGlass(transaction, at),
      workspaceStop: await stops.findInForce(transaction, 'workspace', ''),
    };
  });
}

/** Which database this is, for the foot of the rail: on this machine, or its host. Never its credentials. */
function databaseLine(version: string): string {
  const host = process.env.DATABASE_URL ? new URL(process.env.DATABASE_URL).hostname : '';
  const isHere = host === '' || host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
  return isHere ? `Postgres ${version}, on this machine` : `Postgres ${version}, ${host}`;
}
