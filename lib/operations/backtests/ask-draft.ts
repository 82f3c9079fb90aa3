import type { Scope } from '#lib/domain/access/principal.ts';
import { decide } from '#lib/domain/decisions/decide.ts';
import { factsFor } from '#lib/domain/decisions/gather-facts.ts';
import type { DecisionRecord } from '#lib/domain/decisions/record.ts';
import type { DecisionRequest, LimitState, ReadLimit } from '#lib/domain/decisions/types.ts';
import type { World } from '#lib/domain/decisions/world.ts';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { requireTested, type Tested } from '#lib/operations/backtests/tested-pact.ts';
import { readWorldWith } from '#lib/operations/backtests/world-with.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { Places } from '#lib/platform/places.ts';
import { findAllNamed } from '#lib/store/agents.ts';
import { listLatestBuilds } from '#lib/store/latest-builds.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';
import { readCounters } from '#lib/store/world.ts';

/** A request somebody made up, and when it would be made; now where that is not said. */
type Wished = Omit<DecisionRequest, 'mode'> & { readonly at?: string };

type Call = {
  readonly params: { readonly pactKey: string };
  readonly body: { readonly requests: readonly Wished[] };
};

/** What the draft says to one request, and what is said to it today. */
type AskedOfDraft = {
  /** Whether the draft binds the agent at all. */
  readonly binds: boolean;
  readonly would: DecisionRecord;
  readonly today: DecisionRecord;
};

export type AskedOfDraftView = Tested & {
  /** The version in force now; null where there is none. */
  readonly inForce: number | null;
  readonly asked: readonly AskedOfDraft[];
};

/**
 * Says what requests that nobody made would be answered were the draft in force, beside everything else that is.
 * INVARIANT: it reads and decides, no more: nothing is recorded, no limit is used, no review is opened.
 */
export async function askDraft(scope: Scope, { params, body }: Call): Promise<AskedOfDraftView> {
  const giveBack = await places.take(WAIT_MS);
  if (!giveBack) throw busy();
  try {
    return await read(scope, (transaction) => askAll(transaction, params.pactKey, body.requests));
  } finally {
    giveBack();
  }
}

async function askAll(
  transaction: Transaction,
  pactKey: string,
  requests: readonly Wished[],
): Promise<AskedOfDraftView> {
  const found = await requireTested(transaction, pactKey, null);
  const { pactId, nextNumber, digest, content } = found.tested;
  const names = requests.map(({ agentId }) => agentId);
  const ids = [...(await findAllNamed(transaction, names)).values()].map(({ id }) => id);
  const version = { pactId, version: nextNumber, digest, content };
  const { today, would, inForce } = await readWorldWith(transaction, ids, version);
  const builds = await listLatestBuilds(transaction, ids);
  const now = systemClock().getTime();
  const asked: AskedOfDraft[] = [];
  for (const wished of requests) {
    const agent = today.agents.get(wished.agentId);
    const one = asOne(wished, agent ? (builds.get(agent.id) ?? null) : null, now);
    asked.push({
      binds: agent !== undefined && bindsAgent(content.agents, agent),
      would: await decideIn(transaction, would, one),
      today: await decideIn(transaction, today, one),
    });
  }
  return { ...found, inForce: inForce?.version ?? null, asked };
}

/** A whole workspace is read for each of them: so many at once leave room for everybody else. */
const AT_ONCE = 3;
const WAIT_MS = 10_000;
const places = new Places(AT_ONCE);

function busy(): Problem {
  const detail = `${AT_ONCE} drafts are being asked already, as many as are at once. Wait and try again.`;
  return new Problem('rate_limited', detail, { retryAfterS: 1 });
}

type Asked = { readonly request: DecisionRequest; readonly now: number };

// The build an agent was last seen with is the one it would ask with: proof is bound to it.
function asOne({ at, ...request }: Wished, build: string | null, now: number): Asked {
  const known = request.buildDigest ?? build;
  return {
    request: { ...request, ...(known !== null && { buildDigest: known }), mode: 'dry_run' },
    now: at === undefined ? now : Date.parse(at),
  };
}

async function decideIn(
  transaction: Transaction,
  world: World,
  { request, now }: Asked,
): Promise<DecisionRecord> {
  const facts = factsFor(world, request, { callerAgentId: null, requestDigest: '' });
  const known = new Map<string, LimitState>();
  // What a counter stands at can lead on to another one, as that of an exception: it is asked until all are known.
  while (true) {
    const missing = new Map<string, Place>();
    const readLimit: ReadLimit = (limitRef, windowStart) => {
      const name = `${windowStart} ${limitRef}`;
      const state = known.get(name);
      if (!state) missing.set(name, { limitRef, windowStart });
      return state ?? UNUSED;
    };
    const decision = decide(request, facts, world.policy, readLimit, now);
    if (missing.size === 0) return { v: 1, request, facts, now, decision };
    const states = await readCounters(transaction, [...missing.values()]);
    for (const [index, name] of [...missing.keys()].entries()) known.set(name, states[index] ?? UNUSED);
  }
}

type Place = { readonly limitRef: string; readonly windowStart: number };

const UNUSED: LimitState = { ordinal: 0, total: '0' };
