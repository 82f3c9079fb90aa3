import type {
  Board,
  BoardCell,
  BoardFacts,
  BoardRow,
  HeadEvidence,
  Upcoming,
} from '#lib/domain/evidence/board-types.ts';
import {
  acceptedFor,
  type Proof,
  proofOf,
  type ReadDemand,
  readDemand,
} from '#lib/domain/evidence/freshness.ts';
import { isPass } from '#lib/domain/evidence/results.ts';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';
import { weakeningInWords } from '#lib/domain/pacts/describe-clause.ts';
import { makeNextRun, type NextRun } from '#lib/domain/pacts/next-run.ts';
import { missInWords, rhythmInWords } from '#lib/domain/pacts/rhythm.ts';
import type { Clause, EvidenceDemand } from '#lib/domain/pacts/types.ts';

const AHEAD_MS = 14 * 86_400_000;

type Pact = BoardFacts['pacts'][number];
type Agent = BoardFacts['agents'][number];
type CheckFacts = BoardFacts['checks'][number];
/** The facts, indexed once. */
type Known = {
  readonly agents: readonly Agent[];
  readonly checks: ReadonlyMap<string, CheckFacts>;
  readonly teams: ReadonlyMap<string, string>;
  readonly runs: ReadonlyMap<string, NextRun>;
  readonly heads: ReadonlyMap<string, readonly HeadEvidence[]>;
  readonly now: number;
};

/** Every demand of every clause in force, by agent: what proves what, and what closes next. */
export function makeBoard(facts: BoardFacts, now: number): Board {
  const known = indexed(facts, now);
  const rows = facts.pacts.flatMap((pact) => {
    const bound = known.agents.filter((agent) => bindsAgent(pact.content.agents, agent));
    return pact.content.clauses.flatMap((clause) =>
      demandsOf(clause).map((demand) => rowOf(pact, clause, demand, bound, known)),
    );
  });
  const shown = new Set(rows.flatMap(({ cells }) => cells.map(({ agentId }) => agentId)));
  const agents = facts.agents.flatMap(({ id, key, name }) => (shown.has(id) ? [{ id, key, name }] : []));
  return { at: now, agents, rows, upcoming: upcomingOf(rows, now) };
}

/** Everything of a clause that asks for evidence: its proof, and its requirements of that type. */
export function demandsOf(clause: Clause): EvidenceDemand[] {
  const required = clause.requires.flatMap((requirement) =>
    requirement.type === 'evidence' ? [requirement] : [],
  );
  return [...required, ...(clause.evidence ?? [])];
}

function indexed({ agents, checks, teams, heads }: BoardFacts, now: number): Known {
  const byAgent = new Map<string, HeadEvidence[]>();
  for (const head of heads) {
    const place = placeOf(head.agentId, head.check);
    const of = byAgent.get(place);
    if (of) of.push(head);
    else byAgent.set(place, [head]);
  }
  return {
    agents,
    checks: new Map(checks.map((check) => [check.key, check])),
    teams: new Map(teams.map(({ key, name }) => [key, name])),
    runs: new Map(checks.flatMap(({ key, rhythm }) => (rhythm ? [[key, makeNextRun(rhythm)]] : []))),
    heads: byAgent,
    now,
  };
}

function placeOf(agentId: string, check: string): string {
  return `${agentId} ${check}`;
}

function rowOf(
  { pactId, version, content }: Pact,
  clause: Clause,
  demand: EvidenceDemand,
  bound: readonly Agent[],
  known: Known,
): BoardRow {
  const check = known.checks.get(demand.check);
  const read = readDemand(demand);
  const rhythm = check?.rhythm ?? null;
  return {
    pact: { id: pactId, key: content.key, name: content.name, version },
    clause: { key: clause.key, title: clause.title, severity: clause.severity },
    owner: { key: clause.owner, name: known.teams.get(clause.owner) ?? clause.owner },
    demand,
    check: {
      key: demand.check,
      name: check?.name ?? demand.check,
      owner: check?.owner ?? null,
      isRetired: check?.isRetired ?? false,
    },
    changes: weakeningInWords(clause),
    rhythm: rhythm && rhythmInWords(rhythm),
    misses: rhythm && missInWords(rhythm, demand.maxAge),
    cells: bound.map((agent) => cellOf(read, agent, check, known)),
  };
}

function cellOf(read: ReadDemand, agent: Agent, check: CheckFacts | undefined, known: Known): BoardCell {
  const { demand } = read;
  const heads = known.heads.get(placeOf(agent.id, demand.check)) ?? [];
  const accepted = acceptedFor(demand, heads);
  const build = demand.sameBuild ? (agent.build ?? newestBuild(accepted)) : null;
  const found = proofOf(read, accepted, build, known.now);
  // What a check that is retired, or was never there, found proves nothing any more.
  const isInService = check !== undefined && !check.isRetired;
  const proof: Proof = isInService ? found : { ...found, state: 'missing', opensAt: null, closesAt: null };
  const last = heads.reduce<number | null>((latest, { at }) => Math.max(latest ?? at, at), null);
  const nextRunAt = isInService ? (known.runs.get(demand.check)?.(known.now, last) ?? null) : null;
  const isKept = proof.state === 'fresh' || proof.state === 'soon';
  return {
    agentId: agent.id,
    state: proof.state,
    evidence: proof.evidence && { ...proof.evidence, isPass: isPass(proof.evidence.result, read.least) },
    build,
    opensAt: proof.opensAt,
    closesAt: proof.closesAt,
    nextRunAt,
    willMiss: isKept && nextRunAt !== null && proof.closesAt !== null && nextRunAt > proof.closesAt,
  };
}

/** The build of the newest evidence that names one. */
function newestBuild(heads: readonly HeadEvidence[]): string | null {
  const named = heads.filter(({ build }) => build !== null);
  return (
    named.reduce<HeadEvidence | null>((a, b) => (a !== null && a.at >= b.at ? a : b), null)?.build ?? null
  );
}

function upcomingOf(rows: readonly BoardRow[], now: number): Upcoming[] {
  const closing = rows.flatMap(({ cells }, row) =>
    cells.flatMap(({ agentId, closesAt }) =>
      closesAt !== null && closesAt >= now && closesAt <= now + AHEAD_MS ? [{ row, agentId, closesAt }] : [],
    ),
  );
  return closing.sort((a, b) => a.closesAt - b.closesAt || a.row - b.row || (a.agentId < b.agentId ? -1 : 1));
}
