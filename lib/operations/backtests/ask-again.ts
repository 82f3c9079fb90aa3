import type { Scope } from '#lib/domain/access/principal.ts';
import { Counters } from '#lib/domain/backtests/counters.ts';
import { type Again, type Bench, decideAgain } from '#lib/domain/backtests/decide-again.ts';
import { readWhole } from '#lib/domain/backtests/read-record.ts';
import { KnownAgents, TestedPolicies } from '#lib/domain/backtests/tested-policies.ts';
import type { RecordedDecision } from '#lib/domain/backtests/types.ts';
import type { StoredDecision } from '#lib/domain/decisions/stored.ts';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { learnStanding, openProof } from '#lib/operations/backtests/range-proof.ts';
import { requireTested, type Tested } from '#lib/operations/backtests/tested-pact.ts';
import { listCitedVersions } from '#lib/store/active-pacts.ts';
import { DecisionStream } from '#lib/store/decision-stream.ts';
import * as decisions from '#lib/store/decisions.ts';
import { nameTeams } from '#lib/store/teams.ts';
import { read } from '#lib/store/transaction.ts';

type Call = {
  readonly params: { readonly decisionId: string };
  readonly body: { readonly pact: string; readonly version: number | null };
};

/** A recorded decision, and what another text would have made of it. */
export type AskedAgainView = Tested & {
  readonly decision: StoredDecision;
  readonly binds: boolean;
  readonly again: Again;
};

/** Decides a recorded request again, as if the draft or the version had come into force just before it was made. */
export async function askAgain(scope: Scope, { params, body }: Call): Promise<AskedAgainView> {
  const { decision, found, bench, recorded } = await read(scope, async (transaction) => {
    const decision = await decisions.find(transaction, params.decisionId);
    if (!decision) throw notFound();
    const recorded = readWhole(decision.id, decision.record);
    const found = await requireTested(transaction, body.pact, body.version);
    const { tested } = found;
    const policies = new TestedPolicies(tested);
    policies.learn(await listCitedVersions(transaction, policies.unknown(recorded.citedText)));
    // Received at that very millisecond still counts.
    const at = new Date(recorded.now + 1);
    const proof = await openProof(transaction, tested.content, { from: at, to: at, agentIds: null });
    if (proof) await learnStanding(proof, [recorded], (work) => work(transaction));
    const bench: Bench = {
      ...{ tested, policies, agents: new KnownAgents(), teams: await nameTeams(transaction) },
      counters: new Counters(recorded.now),
      findProof: proof?.kept.find ?? null,
    };
    return { decision, found, bench, recorded };
  });
  const { agent } = recorded.facts;
  const binds = agent !== null && bindsAgent(found.tested.content.agents, agent);
  return { ...found, decision, binds, again: await decideWith(scope, bench, recorded) };
}

async function decideWith(scope: Scope, bench: Bench, recorded: RecordedDecision): Promise<Again> {
  const first = decideAgain(bench, recorded);
  if ('ways' in first) return first;
  return DecisionStream.with(scope, async (stream) => {
    for (let again: ReturnType<typeof decideAgain> = first; ; again = decideAgain(bench, recorded)) {
      if ('ways' in again) return again;
      for (const place of again)
        bench.counters.begin(place, (await stream.counterBefore(place, recorded.id)) ?? UNUSED);
    }
  });
}

const UNUSED = { ordinal: 0, total: '0' };
