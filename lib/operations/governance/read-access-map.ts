import type { Scope } from '#lib/domain/access/principal.ts';
import type { Agent } from '#lib/domain/agents/types.ts';
import type { AgentFact, LimitState, ReadLimit } from '#lib/domain/decisions/types.ts';
import { accessOf } from '#lib/domain/governance/access-map.ts';
import type { AccessMap } from '#lib/domain/governance/types.ts';
import { readWorld } from '#lib/operations/governance/world.ts';
import { systemClock } from '#lib/platform/clock.ts';
import * as agents from '#lib/store/agents.ts';
import { listLatestBuilds } from '#lib/store/latest-builds.ts';
import { readPactSurroundings } from '#lib/store/pact-surroundings.ts';
import { cutPage, type PageRequest, placeOf } from '#lib/store/page.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';
import { readCounters } from '#lib/store/world.ts';

type ReadAccessMapCall = {
  readonly query: PageRequest & { readonly agent?: string; readonly action?: string };
};

/** More columns than this are no map: the filter finds the rest. */
const MOST_ACTIONS = 200;

/** Who may do what right now: each cell a decision by dry run, made from what the database says at this moment. */
export async function readAccessMap(scope: Scope, { query }: ReadAccessMapCall): Promise<AccessMap> {
  return read(scope, async (transaction) => {
    const filter = { state: 'active' as const, text: query.agent };
    const after = { limit: query.limit + 1, afterKey: placeOf(query) };
    const { items, next } = cutPage(await agents.list(transaction, filter, after), query, ({ key }) => key);
    const known = (await readPactSurroundings(transaction)).actions
      .filter(({ name }) => name.toLowerCase().includes((query.action ?? '').toLowerCase()))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const actions = known.slice(0, MOST_ACTIONS);
    const rows = await rowsOf(
      transaction,
      items,
      actions.map(({ name }) => name),
    );
    return {
      actions: actions.map(({ declared, ...action }) => ({ ...action, isDeclared: declared })),
      actionsLeftOut: known.length - actions.length,
      rows,
      next,
      at: systemClock(),
    };
  });
}

async function rowsOf(
  transaction: Transaction,
  page: readonly Agent[],
  actions: readonly string[],
): Promise<AccessMap['rows']> {
  const ids = page.map(({ id }) => id);
  const world = await readWorld(transaction, ids);
  const builds = await listLatestBuilds(transaction, ids);
  const now = systemClock().getTime();
  const asked = page.flatMap(({ id, owner }) => {
    const agent = world.agents.get(id);
    return agent ? [{ agent, owner: owner.name, build: builds.get(id) ?? null }] : [];
  });
  const readLimit = await countersFor(transaction, (missing) => {
    for (const { agent, build } of asked) accessOf(world, agent, actions, { build, readLimit: missing, now });
  });
  return asked.map(({ agent, owner, build }) => ({
    agent: namedAgent(agent, owner),
    build,
    cells: accessOf(world, agent, actions, { build, readLimit, now }),
  }));
}

function namedAgent({ id, key, name }: AgentFact, owner: string) {
  return { id, key, name, owner };
}

/** Reads in one go every counter that a first, blind run asks for. */
async function countersFor(
  transaction: Transaction,
  run: (readLimit: ReadLimit) => void,
): Promise<ReadLimit> {
  const places = new Map<string, { readonly limitRef: string; readonly windowStart: number }>();
  run((limitRef, windowStart) => {
    places.set(`${windowStart} ${limitRef}`, { limitRef, windowStart });
    return { ordinal: 0, total: '0' };
  });
  const states = await readCounters(transaction, [...places.values()]);
  const read = new Map<string, LimitState>(
    [...places.keys()].map((name, at) => [name, states[at] ?? NOTHING]),
  );
  return (limitRef, windowStart) => read.get(`${windowStart} ${limitRef}`) ?? NOTHING;
}

const NOTHING: LimitState = { ordinal: 0, total: '0' };
