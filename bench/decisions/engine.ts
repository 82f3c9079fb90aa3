import { pathToFileURL } from 'node:url';
import { TIERS, type Tier } from '#lib/domain/actions/types.ts';
import { decide } from '#lib/domain/decisions/decide.ts';
import { DEFAULT_POSTURE } from '#lib/domain/decisions/default-posture.ts';
import { compilePolicy, type Policy } from '#lib/domain/decisions/policy.ts';
import type { ActivePact, DecisionRequest, Facts, ReadLimit } from '#lib/domain/decisions/types.ts';
import type { Clause, Requirement } from '#lib/domain/pacts/types.ts';

/** One measured case. Times are of a whole decision with its full explanation. */
export type EngineRow = {
  readonly name: string;
  readonly clauses: number;
  readonly matching: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly perSecond: number;
};

const ACTIONS = 20;
const NOW = Date.UTC(2026, 2, 3, 10, 15);
const SAMPLES = 100_000;
const WARM_UP = 60_000;

const REQUIREMENTS: readonly Requirement[] = [
  { type: 'condition', cel: 'context.amount <= 5000' },
  { type: 'condition', cel: "context.currency in ['EUR', 'CHF'] && agent.labels.env == 'prod'" },
  { type: 'limit', count: 100_000, window: 'P1D', per: 'agent' },
  { type: 'limit', sum: { of: 'context.amount', max: '20000000' }, window: 'PT1H', per: 'action' },
  {
    type: 'time',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    from: '08:00',
    to: '18:00',
    timeZone: 'Europe/Zurich',
  },
];

function clauseAt(index: number, action: string, tiers: readonly Tier[]): Clause {
  const first = REQUIREMENTS[index % REQUIREMENTS.length];
  const second = REQUIREMENTS[(index + 2) % REQUIREMENTS.length];
  return {
    key: `clause-${index}`,
    title: `Clause ${index}`,
    obligation: `Payments of kind ${index} stay inside what Finance agreed.`,
    severity: 'major',
    scope: {
      actions: [action],
      tiers,
      ...(index % 3 === 0 ? { when: "context.currency == 'EUR'" } : {}),
    },
    authorises: index % 2 === 0,
    requires: [first, second].flatMap((requirement) => requirement ?? []),
    consequence: { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' },
    owner: 'payments-ops',
    reviewCadenceDays: 30,
    recourse: 'The counterparty may freeze the agent.',
  };
}

function pactOf(clauses: readonly Clause[]): ActivePact {
  return {
    pactId: 'pct_bench',
    version: 1,
    digest: 'sha256:bench',
    content: {
      key: 'bench',
      name: 'Bench',
      purpose: 'Measured.',
      agents: { keys: ['agent_ops'], labels: {} },
      approvalsNeeded: 1,
      clauses,
    },
  };
}

const actionAt = (index: number) => `tool:action-${index % ACTIONS}`;
const tierAt = (index: number): Tier => TIERS[index % TIERS.length] ?? 'high';

const AGENT = {
  id: 'agt_1',
  key: 'agent_ops',
  name: 'Ops',
  owner: 'payments-ops',
  labels: { env: 'prod' },
  isRetired: false,
};

function factsFor(tier: Tier): Facts {
  return {
    workspaceId: 'wsp_1',
    requestDigest: 'sha256:request',
    agent: AGENT,
    delegates: [],
    callerAgentId: null,
    stops: [],
    isActionDeclared: true,
    catalogueTier: tier,
    posture: DEFAULT_POSTURE[tier],
    review: null,
    teams: { 'payments-ops': 'Payments Ops' },
  };
}

const readLimit: ReadLimit = () => ({ ordinal: 41, total: '1234.5' });

type Asked = { readonly request: DecisionRequest; readonly facts: Facts };

// Every action at every tier, half of the amounts over the limit: kept and held decisions alike.
function questions(): Asked[] {
  return Array.from({ length: ACTIONS * TIERS.length }, (_, index) => ({
    request: {
      agentId: AGENT.id,
      action: actionAt(index),
      context: { amount: index % 2 === 0 ? 250 : 25_000.5, currency: 'EUR', invoice: `INV-${index}` },
      mode: 'enforce',
    },
    facts: factsFor(tierAt(Math.floor(index / ACTIONS))),
  }));
}

function measure(name: string, clauses: number, policy: Policy, asked: readonly Asked[]): EngineRow {
  const one = (index: number) => {
    const { request, facts } = asked[index % asked.length] ?? asked[0] ?? fail();
    return decide(request, facts, policy, readLimit, NOW + index);
  };
  let matching = 0;
  for (const index of asked.keys()) matching += one(index).clauses.length;
  for (let index = 0; index < WARM_UP; index++) one(index);
  const times = new Float64Array(SAMPLES);
  const start = process.hrtime.bigint();
  for (let index = 0; index < SAMPLES; index++) {
    const before = process.hrtime.bigint();
    one(index);
    times[index] = Number(process.hrtime.bigint() - before) / 1_000;
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  times.sort();
  const at = (share: number) => times[Math.floor(SAMPLES * share)] ?? Number.NaN;
  return {
    name,
    clauses,
    matching: matching / asked.length,
    p50Us: at(0.5),
    p99Us: at(0.99),
    perSecond: SAMPLES / seconds,
  };
}

function fail(): never {
  throw new Error('there is nothing to ask');
}

/** Measures the engine: mixed clauses first, then the same five matching clauses among more and more others. */
export function measureEngine(): EngineRow[] {
  const mixed = Array.from({ length: 100 }, (_, index) =>
    clauseAt(index, actionAt(index), [tierAt(Math.floor(index / ACTIONS))]),
  );
  const rows = [
    measure('100 clauses, 20 actions, 4 tiers', 100, compilePolicy([pactOf(mixed)]), questions()),
  ];
  for (const count of [10, 100, 1_000, 10_000]) {
    const clauses = Array.from({ length: count }, (_, index) =>
      clauseAt(index, index < 5 ? 'tool:action-0' : `tool:other-${index}`, []),
    );
    const asked = questions().filter(({ request }) => request.action === 'tool:action-0');
    rows.push(measure('constant matches', count, compilePolicy([pactOf(clauses)]), asked));
  }
  return rows;
}

/** The rows as a table for people. */
export function printEngine(rows: readonly EngineRow[]): void {
  console.table(
    rows.map((row) => ({
      case: row.name,
      clauses: row.clauses,
      matching: row.matching,
      'p50 µs': row.p50Us.toFixed(1),
      'p99 µs': row.p99Us.toFixed(1),
      'decisions/s': Math.round(row.perSecond),
    })),
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  printEngine(measureEngine());
}
