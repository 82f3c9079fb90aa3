import type { Scope } from '#lib/domain/access/principal.ts';
import { probePact as probe } from '#lib/domain/probes/probe-pact.ts';
import type { Probed, ProbeWorld } from '#lib/domain/probes/types.ts';
import { requireTested, type Tested } from '#lib/operations/backtests/tested-pact.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as agents from '#lib/store/agents.ts';
import { readPactSurroundings } from '#lib/store/pact-surroundings.ts';
import * as posture from '#lib/store/posture.ts';
import { nameTeams } from '#lib/store/teams.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';

type Call = {
  readonly params: { readonly pactKey: string };
  readonly body: { readonly version: number | null };
};

/** What came of probing, and what was probed. */
export type ProbedView = Tested & Probed;

const MOST_AGENTS = 1_000;

/** Tries a draft or a version, as if it were in force alone, with what its own conditions make worth trying. */
export async function probePact(scope: Scope, { params, body }: Call): Promise<ProbedView> {
  const { found, world } = await read(scope, async (transaction) => ({
    found: await requireTested(transaction, params.pactKey, body.version),
    world: await loadWorld(transaction),
  }));
  const { pactId, number, nextNumber, digest, content } = found.tested;
  return { ...found, ...probe({ pactId, version: number ?? nextNumber, digest, content }, world) };
}

async function loadWorld(transaction: Transaction): Promise<ProbeWorld> {
  const known = await agents.list(transaction, { state: 'active' }, { limit: MOST_AGENTS, afterKey: null });
  return {
    agents: known.map(({ id, key, name, owner, labels }) => ({
      ...{ id, key, name, owner: owner.key, labels, isRetired: false },
    })),
    actions: (await readPactSurroundings(transaction)).actions,
    posture: await posture.find(transaction),
    teams: await nameTeams(transaction),
    now: systemClock().getTime(),
  };
}
